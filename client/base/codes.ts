/**
 * The numbers of `ErrorCode`, whose docstrings say what each stands for. As constants they are numbers in a bundle;
 * properties of an object that is exported keep their names.
 */
export const MALFORMED_ANSWER = 14;
export const NETWORK_DISCONNECTED = 600;
export const REQUEST_TIMEOUT = 601;
export const UNINITIALIZED = 602;
export const UNAUTHORIZED = 603;
export const SESSION_MISSING = 604;
export const INCORRECT_PARAMETER_TYPE = 605;
export const UNSUPPORTED_FUNCTION = 611;
export const ANONYMOUS_NOT_ALLOWED = 612;
export const AUTH_DENIED = 613;
export const AUTH_FAILED = 614;

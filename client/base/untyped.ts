/**
 * Data whose shape an app decides. The vendor's typings have `any` here, so `any` it is: `unknown` would make
 * apps that change the SDK rewrite each of these lines.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as said above
export type Untyped = any;

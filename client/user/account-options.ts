/** Options of `setEmail`. */
export interface SetEmailOptions {
  /** Send the mail that verifies it. If that fails, the address is set all the same. Default: `false`. */
  sendVerificationEmail?: boolean;
}

/** What `updatePassword` changes. */
export interface UpdatePasswordOptions {
  /** The old one; absent or empty if there is none yet. */
  password?: string;
  newPassword: string;
}

/** What `setAccount` sets; null clears a name. */
export interface Account {
  /** Unique without regard to case. */
  username?: string | null;
  /** Stored in lower case. */
  email?: string | null;
  phone?: string | null;
  /** The first one; `updatePassword` changes it. Null counts as absent. */
  password?: string | null;
}

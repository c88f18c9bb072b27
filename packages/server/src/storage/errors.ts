/** What both database packages put on their errors. */
interface DatabaseError {
  code: string;
  message: string;
  table?: string;
  constraint?: string;
}

function isDatabaseError(error: unknown): error is Error & DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/**
 * The column that a violated unique index is about, such as `users.email`; undefined for any other error. Two
 * requests may both find a name free: the index decides, and the loser learns it here.
 */
export function violatedUniqueColumn(error: unknown): string | undefined {
  if (!isDatabaseError(error)) return undefined;
  if (error.code === '23505') {
    const { table = '', constraint = '' } = error;
    return `${table}.${constraint.replace(`${table}_`, '').replace(/_key$/, '')}`;
  }
  return /UNIQUE constraint failed: ([\w.]+)/.exec(error.message)?.[1];
}

/**
 * Whether there was no room to write: a full disk, a quota, or a limit of the file's size.
 *
 * @see https://www.sqlite.org/rescode.html#full
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html, disk_full
 */
export function isOutOfSpace(error: unknown): boolean {
  return isDatabaseError(error) && /^(SQLITE_FULL|SQLITE_IOERR_WRITE|53100)$/.test(error.code);
}

/**
 * Whether the database cannot be reached, or has broken off the connection.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html, classes 08 and 57P
 */
export function isUnreachable(error: unknown): boolean {
  if (!isDatabaseError(error)) return error instanceof Error && LOST.test(error.message);
  return UNREACHABLE.test(error.code);
}

/** Of PostgreSQL; of the network, or of its socket file; and of the names of hosts. */
const UNREACHABLE =
  /^(08...|57P0.|53300|E(CONN(REFUSED|RESET|ABORTED)|PIPE|NOENT|(HOST|NET)UNREACH|TIMEDOUT)|ENOTFOUND|EAI_AGAIN)$/;
/** The second is what is said of a transaction whose connection was lost between two of its statements. */
const LOST = /^(Connection terminated|Client has encountered a connection error)|timeout exceeded/;

/** Whether another process, such as a tool that looks into the file, has kept SQLite's one writer for too long. */
export function isLocked(error: unknown): boolean {
  return isDatabaseError(error) && /^SQLITE_(BUSY|LOCKED)(_\w+)?$/.test(error.code);
}

/**
 * Whether a transaction lost against another one and may simply be run again: a deadlock, a serialization
 * failure, or a row that was deleted meanwhile.
 */
export function isLostRace(error: unknown): boolean {
  return isDatabaseError(error) && /^(40P01|40001|23503)$/.test(error.code);
}

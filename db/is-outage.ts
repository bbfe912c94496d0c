/** PostgreSQL: connection lost, shut down or starting, no room, no turn in time. The first two letters name the class. */
const POSTGRES = /^(08...|53...|57P0[1-5]|57014|55P03|25P0[23]|58030)$/;
const SQLITE = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY|NOMEM)/;
const SYSTEM = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
  ...["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EMFILE", "ENFILE", "EIO"],
]);
/** What the driver says of a broken connection carries no code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const DEEPEST_CAUSE = 8;

/** Whether an error says that the database or the disk is away, full or too busy, and not that the code is wrong. */
export function isOutage(error: unknown): boolean {
  let current = error;
  for (let depth = 0; current instanceof Error && depth < DEEPEST_CAUSE; depth++) {
    const code = "code" in current ? String(current.code) : "";
    if (POSTGRES.test(code) || SQLITE.test(code) || SYSTEM.has(code) || LOST.test(current.message)) return true;
    current = current.cause;
  }
  return false;
}

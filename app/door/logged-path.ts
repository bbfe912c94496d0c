/** Paths whose next segment is a secret that must not be logged; the proxy of docs/operations.md has the same. */
const SECRET_SEGMENT =
  /\/(ask|calendar|confirm|commitment|end-letters|recommend|invitations|invited|take-over|claim|reset-password|still-seeking|verify-email)\/+[^/]+/gi;

/** A path as it may stand in the log: decoded first, because a secret is one however its path is written. */
export function loggedPath(pathname: string): string {
  const plain = pathname.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain.replace(SECRET_SEGMENT, "/$1/[secret]");
}

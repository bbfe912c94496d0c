/** An error as the log may hold it: what failed and where, and nothing of what people typed. */
interface PlainError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: PlainError;
}

const ADDRESS = /[^\s<>"'`(),;:=@]+@[^\s<>"'`(),;:=@]+/g;
const DEEPEST_CAUSE = 5;

interface AnyError {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  code?: unknown;
  cause?: unknown;
}

/** The message of an error without the values of a statement, without quoted input and without e-mail addresses. */
export function messageOf(error: unknown): string {
  const { message } = asError(error);
  if (typeof message !== "string") return "thrown without a message";
  // Drizzle appends the values of the statement; PostgreSQL quotes input it could not read.
  const [statement = ""] = message.split("\nparams:");
  return statement
    .replace(/: ".*"$/s, "")
    .replaceAll(ADDRESS, "[address]")
    .slice(0, 2000);
}

/** Keeps only fields that never hold input: a driver's `params`, `detail` or `where` quote whole rows. */
export function plainError(error: unknown, depth = 0): PlainError {
  const { name, code, stack, cause } = asError(error);
  const message = messageOf(error);
  const type = typeof name === "string" ? name : "Error";
  const frames = typeof stack === "string" ? stack.split("\n").filter((line) => /^\s+at /.test(line)) : [];
  return {
    type,
    message,
    ...(typeof code === "string" && { code }),
    ...(frames.length > 0 && { stack: [`${type}: ${message}`, ...frames].join("\n") }),
    ...(cause !== undefined && depth < DEEPEST_CAUSE && { cause: plainError(cause, depth + 1) }),
  };
}

function asError(error: unknown): AnyError {
  return typeof error === "object" && error !== null ? error : { message: String(error) };
}

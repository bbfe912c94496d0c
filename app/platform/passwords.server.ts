import { hash, verify } from "@node-rs/argon2";

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** About three seconds of hashing. */
const MOST_WAITING = 100;

/** Too many hashes wait already; the door answers 503 with Retry-After. */
export class PasswordQueueFullError extends Error {
  override name = "PasswordQueueFullError";
}

let running: Promise<unknown> = Promise.resolve();
let waiting = 0;

// One hash at a time: parallel ones would take every core from the pages.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new PasswordQueueFullError("The password queue is full");
  waiting++;
  const turn = running.then(work).finally(() => waiting--);
  running = turn.catch(() => {});
  return turn;
}

/** The argon2id hash of a password, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), ARGON2));
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. With no hash (no such account) it takes as long and answers false,
 * so that time tells nothing.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash("no account has this password", ARGON2);
  const target = storedHash ?? (await decoy);
  const isRight = await inTurn(() => verify(target, password.normalize("NFC")));
  return storedHash !== null && isRight;
}

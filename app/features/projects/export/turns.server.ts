/** A connection that went away unnoticed keeps nobody waiting longer. */
const LONGEST_MS = 10 * 60_000;

const since = new Map<string, number>();

/** A person's turn to take an archive, one at a time; else in how many seconds it may be tried again. */
export function takeTurn(userId: string, now: Date): number | null {
  const begun = since.get(userId);
  const left = begun === undefined ? 0 : begun + LONGEST_MS - now.getTime();
  if (left > 0) return Math.min(60, Math.ceil(left / 1000));
  since.set(userId, now.getTime());
  return null;
}

export const giveTurnBack = (userId: string): void => void since.delete(userId);

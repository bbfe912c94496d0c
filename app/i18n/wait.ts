/** A wait in seconds as one says it: whole minutes, from two hours on whole hours, never less than there is to wait. */
export function waitOf(seconds: number): { unit: "minutes" | "hours"; count: number } {
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? { unit: "minutes", count: minutes } : { unit: "hours", count: Math.ceil(minutes / 60) };
}

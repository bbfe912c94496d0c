type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

/** A value as JSON that is written alike wherever it comes from: keys in order, nothing that is undefined. */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value as Json));
}

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one as Json)]),
  );
}

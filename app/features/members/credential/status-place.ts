/** What a list of states can say of a credential: that it has ended, or that it rests. */
export const STATUS_PURPOSES = ["revocation", "suspension"] as const;
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];

/** Entries of a list, at least: so many that a reader of one learns nothing of whom it was about. */
const LIST_LENGTH = 131_072;

/** Where the lists of those who were given their number in a year can be read, for good. */
export const statusAddress = (year: string, purpose: StatusPurpose) => `/credentials/status/${year}/${purpose}`;

/** Where a membership stands in the lists, from its number alone. */
export function statusPlaceOf(number: string): { year: string; index: number } {
  const [, year = "", count = ""] = number.split("-");
  return { year, index: Number(count) };
}

/** How long a list is that has an entry for each of some places. */
function lengthFor(indices: readonly number[]): number {
  let length = LIST_LENGTH;
  while (indices.some((index) => index >= length)) length *= 2;
  return length;
}

/** The bits of a list, the first entry at the left of the first byte. */
export function bitsOf(indices: readonly number[]): Buffer {
  const bits = Buffer.alloc(lengthFor(indices) / 8);
  for (const index of indices) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return bits;
}

import { sha256 } from "./tokens.server.ts";

/** Marks of the answers a page shows, by name, so that what was changed on it can be told from what it only shows. */
export type Seen = Readonly<Record<string, string>>;

const MARK_LENGTH = 12;
const LONGEST = 4000;

/** Equal for texts that are equal. */
export const markOfText = (text: string): string => sha256(text).slice(0, MARK_LENGTH);

/** Marks as a page carries them with it. */
export const writeMarks = (marks: readonly (readonly [name: string, mark: string])[]): string =>
  marks.map(([name, mark]) => `${name}.${mark}`).join(" ");

/** What `writeMarks` wrote; null when the page carried nothing, or somebody else wrote it. */
export function readMarks(text: string | null): Seen | null {
  if (!text || text.length > LONGEST || !/^[\w/]+\.[0-9a-f]+( [\w/]+\.[0-9a-f]+)*$/.test(text)) return null;
  return Object.fromEntries(text.split(" ").map((pair) => pair.split(".") as [string, string]));
}

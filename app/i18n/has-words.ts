import type { i18n } from "i18next";

/** Whether a part of a catalogue has a sentence of its own for a code that came from outside, an address for example. */
export function hasWords(
  words: Pick<i18n, "language" | "getResource">,
  ns: string,
  part: string,
  code: string,
): boolean {
  const found: unknown = words.getResource(words.language, ns, part);
  const isThere = typeof found === "object" && found !== null && Object.hasOwn(found, code);
  return isThere && typeof found[code as keyof typeof found] === "string";
}

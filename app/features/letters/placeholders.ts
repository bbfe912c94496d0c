const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What a text names in `{{…}}`, each once, in its order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(MARK)].map(([, name = ""]) => name))];
}

/** What a text names that there is not. */
export function unknownPlaceholders(text: string, known: readonly string[]): string[] {
  return placeholdersIn(text).filter((name) => !known.includes(name));
}

export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");

/**
 * A text with values in the place of what it names. A paragraph that names something there is none of (an empty value) is
 * left out; what no value is given for stays as it is.
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  const isEmpty = (name: string) => values[name] === "";
  const fill = (paragraph: string) => paragraph.replace(MARK, (mark, name: string) => values[name] ?? mark);
  return paragraphsOf(text)
    .filter((paragraph) => !placeholdersIn(paragraph).some(isEmpty))
    .map(fill)
    .join("\n\n");
}

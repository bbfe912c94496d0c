export interface TextLimit {
  unit: "characters" | "words";
  max: number;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).filter(Boolean).length;
}

/** Length in the unit of the limit; characters are UTF-16 units, as zod and the `maxlength` attribute count them. */
export function textLength(text: string, unit: TextLimit["unit"]): number {
  return unit === "words" ? countWords(text) : text.length;
}

export interface TextLimit {
  unit: "characters" | "words";
  max: number;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).filter(Boolean).length;
}

/** Length in the unit of the limit; characters are code points, as zod counts them. */
export function textLength(text: string, unit: TextLimit["unit"]): number {
  return unit === "words" ? countWords(text) : [...text].length;
}

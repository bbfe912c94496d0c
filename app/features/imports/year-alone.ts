import { plainDigits } from "#app/platform/numbers.ts";

/** A year without the word for it: "2016 г.", "2016 жылы". */
export const withoutWord = (cell: string) =>
  cell.replace(/(?:\s*(?:г|ж|год|года|жыл|жылы)\.?)$/iu, "").replace(/\s/g, "");

/** A year that stands where a day is asked: four digits and nothing else; null for anything else. */
export function yearAlone(cell: string): string | null {
  const digits = withoutWord(plainDigits(cell).trim());
  return /^(?:18|19|20|21)\d{2}$/.test(digits) ? digits : null;
}

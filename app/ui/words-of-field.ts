import { withoutNumbers } from "./page-order.ts";

/** What the rows of a list are called, by the name of the list. */
export type RowNames = Record<string, (number: number) => string>;

/** The row a field like `partners[1].role` stands in. */
function rowOf(name: string, rowNames: RowNames): string | undefined {
  const [, list = "", index] = /^(\w+)\[(\d+)\]/.exec(name) ?? [];
  return rowNames[list]?.(Number(index) + 1);
}

/** What a field is called by the words of its page, with the row it stands in. */
export function wordsOfField(name: string, labels: Record<string, string>, rowNames: RowNames): string | undefined {
  const label = labels[name] ?? labels[withoutNumbers(name)];
  return [rowOf(name, rowNames), label].filter(Boolean).join(", ") || undefined;
}

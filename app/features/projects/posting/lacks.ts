import type { POSTING } from "../project/posting-fields.ts";

type PostingPart = (typeof POSTING)[number];

/** What keeps a posting from being handed in as it stands. */
export interface Lack {
  /** As the form names the field: `summary`, `needs[0].role`. */
  name: string;
  /** Something is answered there that cannot stay; else an answer is still asked. */
  isWrong: boolean;
}

const rootOf = (name: string) => name.split(/[.[]/, 1)[0] ?? "";

/** The lacks of one part. */
export function lacksOf({ fields }: PostingPart, lacks: readonly Lack[]): Lack[] {
  return lacks.filter(({ name }) => fields.some(({ key }) => key === rootOf(name)));
}

/** The part in which a field stands; null for what stands before them all. */
export function partOf(parts: readonly PostingPart[], name: string): PostingPart | null {
  return parts.find(({ fields }) => fields.some(({ key }) => key === rootOf(name))) ?? null;
}

/** Whether a part can stay without any answer. */
export function isOptional({ fields }: PostingPart): boolean {
  return fields.every(({ need }) => (need as string) !== "required");
}

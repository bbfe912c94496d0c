import { encodeError } from "#app/i18n/error-text.ts";
import type { JudgedLine, LineNote } from "./judge-lines.ts";

const MOST_NAMED = 5;

/** A note as it is kept and shown: a key of the catalogue, with what its sentence names. */
export function reasonOf(note: LineNote, { numbers, beside }: Partial<JudgedLine> = {}): string {
  const all: readonly (string | number)[] = (note === "beside" ? beside : numbers) ?? [];
  if (all.length === 0) return encodeError(`statements:note.${note}`);
  const named = all.slice(0, MOST_NAMED).join(", ");
  const more = all.length - MOST_NAMED;
  return encodeError(`statements:note.${note}`, {
    count: all.length,
    numbers: more > 0 ? `${named} … +${more}` : named,
  });
}

import { encodeError } from "#app/i18n/error-text.ts";
import type { JudgedLine, LineNote } from "./judge-lines.ts";

const MOST_NAMED = 5;
/** Of invoices that may be meant a person is told whose each is. */
const NAMES_MEMBERS: readonly LineNote[] = ["several", "by_sum"];

/** A note as it is kept and shown: a key of the catalogue, with what its sentence names. */
export function reasonOf(
  note: LineNote,
  { numbers, beside }: Partial<JudgedLine> = {},
  memberOf: (number: string) => string | null = () => null,
): string {
  const all: readonly (string | number)[] = (note === "beside" ? beside : numbers) ?? [];
  if (all.length === 0) return encodeError(`statements:note.${note}`);
  const members = NAMES_MEMBERS.includes(note) ? all.map((one) => memberOf(String(one))) : [];
  const isNamed = members.some((member) => member !== null);
  const shown = all.map((one, at) => (members[at] ? `${one} (${members[at]})` : String(one)));
  const named = shown.slice(0, MOST_NAMED).join(isNamed ? "; " : ", ");
  const more = all.length - MOST_NAMED;
  return encodeError(`statements:note.${note}`, {
    count: all.length,
    numbers: more > 0 ? `${named} … +${more}` : named,
  });
}

import { NONE_OF_THEM } from "#app/features/forms/field.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { fieldIn, TRANSLATED } from "#app/i18n/translations.ts";
import { dayNow } from "#app/platform/days.ts";
import { month } from "#app/platform/fields.ts";
import type { Refusal } from "#app/platform/refusal.ts";
import { readDay } from "#app/platform/typed-dates.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import type { TypedFields } from "../project/project-form.ts";
import { offeredInitiativeIds } from "../project/project-initiatives.server.ts";
import { getEditable } from "../project/project-queries.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { startProject, type Started } from "./draft-project.server.ts";

// A title of the longest kind has room for the mark of a copy.
const LONGEST_COPIED = 180;

const titleOfCopy = (title: string, locale: Locale) =>
  translator(locale)("projects:copy.of", { title: title.slice(0, LONGEST_COPIED).trimEnd() });

const isPastDay = (typed: string, today: string) => (readDay(typed) ?? today) < today;

function isPastMonth(typed: string, today: string): boolean {
  const read = month.safeParse(typed);
  return read.success && read.data < today.slice(0, 7);
}

const DATES = { startMonth: isPastMonth, endMonth: isPastMonth, callDeadline: isPastDay, answerBy: isPastDay } as const;

/** Days and months that are past; whoever was named as taking part takes part in the other project. */
function isLeftOut(name: string, value: TypedFields[string], today: string): boolean {
  if (name === "partners") return true;
  const isPast = (DATES as Partial<Record<string, typeof isPastDay>>)[name];
  return isPast !== undefined && typeof value === "string" && isPast(value, today);
}

function copyOf(typed: TypedFields, initiatives: readonly string[], today: string): TypedFields {
  const kept = Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isLeftOut(name, value, today)));
  for (const locale of TRANSLATED) {
    const title = kept[fieldIn("title", locale)];
    if (typeof title === "string") kept[fieldIn("title", locale)] = titleOfCopy(title, locale);
  }
  const named = [kept.initiatives ?? []].flat();
  const known = named.filter((id) => id === NONE_OF_THEM || initiatives.some((one) => one === id)) as string[];
  if (known.length > 0) return { ...kept, initiatives: known };
  delete kept.initiatives;
  return kept;
}

interface Copied {
  row: ProjectRow;
  /** Given to the page with the button, so that it begins one draft however often it is pressed. */
  formKey: string;
}

/**
 * Begins a draft with the answers of another project of the same institution: without what was decided of it, who takes
 * part in it or is interested, and without dates that are past.
 */
export async function copyProject(
  context: ProjectCommandContext & { db: Reader },
  { row, formKey }: Copied,
  actor: Viewer,
): Promise<Started | Refusal<"forbidden">> {
  const today = dayNow(context.clock);
  const { typed } = await getEditable(context.db, row);
  const copy = copyOf(typed, await offeredInitiativeIds(context.db, null, today), today);
  if (typeof copy.titleEn === "string") copy.titleEn = titleOfCopy(copy.titleEn, "en");
  const draft = { leadInstitutionId: row.leadInstitutionId, typed: copy, formKey };
  return startProject(context, draft, actor);
}

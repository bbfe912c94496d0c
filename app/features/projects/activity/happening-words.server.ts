import { ACTIONS } from "#app/features/activity/actions.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { shownPartners } from "../project/project-partners.server.ts";
import type { Words } from "../project/project-words.server.ts";
import type { Happening } from "./list-happenings.server.ts";

/** What is kept of an action, with its day as a reader writes it. */
const inWords = (data: Record<string, unknown>, locale: Words["locale"]) =>
  typeof data["day"] === "string" ? { ...data, day: formatDay(data["day"], locale) } : data;

/** One happening in a sentence; null where it is not for who reads no more of the project than everybody. */
export function sentenceOf(
  happening: Happening,
  { lead, partners }: Pick<FoundProject, "lead" | "partners">,
  isInside: boolean,
  { t, locale }: Pick<Words, "t" | "locale">,
): string | null {
  const { action, data, institution } = happening;
  if (action === null) return null;
  const isShown = [lead, ...shownPartners(partners).map((one) => one.institution)].some(
    (one) => one?.id === institution?.id,
  );
  // Without a name it says nothing, and whoever is not shown is named inside alone.
  if ("institutionId" in data && (institution === null || !(isInside || isShown))) return null;
  const name = institution ? nameOf(institution, locale).name : "";
  return t(ACTIONS[action].sentence, { ...inWords(data, locale), name });
}

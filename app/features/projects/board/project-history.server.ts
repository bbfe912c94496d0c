import { ACTIONS, isFor } from "#app/features/activity/actions.ts";
import type { ActivityRow } from "#app/features/activity/activity-queries.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { HistoryEntry } from "./project-model.ts";
import type { Partner } from "../project/project-partners.server.ts";
import { momentView, nameView, type Words } from "../project/project-words.server.ts";

/** What is kept of an action, with its day as a reader writes it. */
const inWords = (data: Record<string, unknown>, { locale }: Words) =>
  typeof data["day"] === "string" ? { ...data, day: formatDay(data["day"], locale) } : data;

/** Steps with other institutions stand among what happened in the partnership, and only who joined on the page of the project. */
const isOfPlaces = (action: string) => /^(interest|partner)\./.test(action) && action !== "partner.confirmed";

/** Without a name these say nothing. */
const NAMING: readonly string[] = ["partner.confirmed", "project.lead_changed"];

interface Told {
  /** Those that are shown: the lead, and partners. */
  partners: Pick<Partner, "institution">[];
  /** Those that left or were taken out, for whoever reads of whose place somebody takes. */
  former: Partner[];
  isInner: boolean;
}

/** What happened to a project. Names of people stay out of it, and institutions that are not shown as partners too. */
export function historyView(
  words: Words,
  activity: ActivityRow[],
  { partners, former, isInner }: Told,
): HistoryEntry[] {
  const audiences = isInner ? (["public", "members"] as const) : (["public"] as const);
  return activity.flatMap((row) => {
    const { id, action, data, createdAt } = row;
    if (!isFor(action, audiences) || isOfPlaces(action)) return [];
    const institutionId = "institutionId" in data ? data.institutionId : null;
    const partner = partners.find(({ institution }) => institution?.id === institutionId);
    if (NAMING.includes(action) && !partner?.institution) return [];
    const name = partner?.institution ? nameView(words, partner.institution) : "";
    const insteadOf = "insteadOf" in data ? data.insteadOf : null;
    const before = former.find(({ institution, isMember }) => isMember && institution?.id === insteadOf)?.institution;
    const { iso, text: when } = momentView(words, createdAt);
    const text = before
      ? words.t("projects:history.partner.replaced", { name, other: nameView(words, before) })
      : words.t(ACTIONS[action].sentence, { ...inWords(data, words), name });
    return [{ id, text, iso, when }];
  });
}

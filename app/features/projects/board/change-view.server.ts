import { POSTING_FIELDS } from "../project/posting-fields.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { momentView, type Words } from "../project/project-words.server.ts";
import { type Audience, canLead } from "../project/project.policy.ts";
import { questionLabel } from "../project/question-label.ts";
import type { ChangeView, UnmetView } from "./project-model.ts";

/** Questions that were answered with no, in the reader's words. */
export const unmetView = (unmet: FoundProject["unmet"], { t }: Words): UnmetView[] =>
  unmet.map(({ question, remark }) => ({ question: t(`projects:criteria.unmet.${question}`), remark }));

/** The change to a project that is kept beside what is shown, as its own people and the secretariat read of it. */
export function changeView(
  { row, subject, change, unmet }: Pick<FoundProject, "row" | "subject" | "change" | "unmet">,
  audience: Audience,
  words: Words,
): ChangeView | null {
  if (!change) return null;
  const { t } = words;
  const changed = POSTING_FIELDS.filter(({ key }) => Object.hasOwn(change.answers, key));
  const what = changed.map((field) => questionLabel(t, field)).join(", ");
  const reason = change.declineReason ? t(`vocabulary:project_decline_reason.${change.declineReason}`) : "";
  return {
    title: t(`projects:change.${change.status}`, { what, reason }),
    tone: change.status === "waiting" ? "wait" : "bad",
    at: momentView(words, change.answeredAt ?? change.handedInAt),
    note: change.note,
    unmet: change.status === "waiting" ? [] : unmetView(unmet, words),
    to: canLead(audience, subject) ? `/projects/${row.slug}/state` : null,
  };
}

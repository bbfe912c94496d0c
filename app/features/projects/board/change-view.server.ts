import { POSTING_FIELDS } from "../project/posting-fields.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { momentView, type Words } from "../project/project-words.server.ts";
import { type Audience, canLead } from "../project/project.policy.ts";
import { questionLabel } from "../project/question-label.ts";
import type { ChangeView } from "./project-model.ts";

/** The change to a project that is kept beside what is shown, as its own people and the secretariat read of it. */
export function changeView(
  { row, subject, change }: Pick<FoundProject, "row" | "subject" | "change">,
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
    to: canLead(audience, subject) ? `/projects/${row.slug}/state` : null,
  };
}

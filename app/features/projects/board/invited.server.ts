import type { FoundProject } from "../project/project-queries.server.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import type { Audience } from "../project/project.policy.ts";
import type { InvitedView } from "./project-model.ts";

/** As what the reader's own institutions are invited to a project and have not answered yet. */
export function invitedOf(
  { row, subject, partners }: FoundProject,
  { institutionIds }: Audience,
  words: Words,
): InvitedView[] {
  if (!subject.isLeadActive || !EDITABLE_ON_BOARD.some((one) => one === row.status)) return [];
  return partners.flatMap(({ id, institution, status, role }) =>
    status === "invited" && institution && institutionIds.includes(institution.id)
      ? [{ key: id, institution: nameView(words, institution), role, lang: row.textLanguage ?? undefined }]
      : [],
  );
}

import type { Reader } from "#db/index.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { findMembersToInvite } from "../partners/members-to-invite.server.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import { titleIn } from "../project/project-title.ts";
import { isOver } from "../project/project.ts";
import { type Audience, canLead } from "../project/project.policy.ts";
import { findWriting, listCoEditors } from "./co-editors.server.ts";
import { findInvitable } from "./people-to-invite.server.ts";

interface Asked {
  found: FoundProject;
  audience: Audience;
  /** What was typed to find an institution, and which one was chosen. */
  query: string;
  institutionId: string | null;
}

/** Who writes a project with its lead, and for the lead whom it can invite. */
export async function editorsView(db: Reader, { found, audience, query, institutionId }: Asked, words: Words) {
  const { row, subject } = found;
  const isLead = canLead(audience, subject);
  const { t, today } = words;
  const listed = await listCoEditors(db, row.id);
  const writing = await findWriting(db, listed, today);
  const statusOf = ({ id, status }: (typeof listed)[number]["row"]) => {
    if (status === "invited") return "invited";
    return writing.has(id) ? "confirmed" : "rests";
  };
  const editors = listed.map(({ row: editor, name, institution }) => ({
    id: editor.id,
    name,
    institution: nameView(words, institution),
    status: t(`projects:coediting.status.${statusOf(editor)}`),
    isWaiting: statusOf(editor) !== "confirmed",
    isOwn: editor.userId === audience.viewer?.id,
  }));
  const canInvite = isLead && !isOver(row.status);
  const except = [row.leadInstitutionId];
  const members = canInvite && query ? await findMembersToInvite(db, query, { except, today }) : [];
  const chosen =
    canInvite && institutionId && institutionId !== row.leadInstitutionId
      ? await findInvitable(db, institutionId, today)
      : null;
  return {
    title: t("projects:coediting.title"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    isLead,
    canInvite,
    hasOwnForm: !isLead && !isOver(row.status),
    query,
    editors,
    members: members.map((member) => ({
      id: member.id,
      name: nameView(words, member),
      country: countryName(member.country, words.locale),
    })),
    chosen: chosen && {
      institutionId: institutionId ?? "",
      label: t("projects:coediting.people_of", { institution: nameView(words, chosen.names) }),
      people: chosen.people,
    },
  };
}

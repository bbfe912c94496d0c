import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { editorLetter, type EditorStep } from "../project/project-emails.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import type { CoEditorRow } from "./co-editors.server.ts";

type Context = Pick<ProjectCommandContext, "config"> & { now: Date };

interface News {
  row: ProjectRow;
  editor: CoEditorRow;
  step: EditorStep;
}

const TO_EDITOR: readonly EditorStep[] = ["invited", "removed"];

// The answer is chosen by the link, and given by a button.
const pathOf = ({ row, editor, step }: News) => {
  if (step === "invited") return `/projects/co-editing/${editor.id}?answer=accept`;
  return step === "removed" ? "/projects/mine" : `/projects/${row.slug}/editors`;
};

/** Tells of a step of somebody who writes a project with its lead: that person what the lead did, else the lead. */
export async function tellCoEditor(tx: Tx, { config, now }: Context, news: News, actor: Viewer): Promise<void> {
  const { row, editor, step } = news;
  const [person] = await tx.select({ name: users.name }).from(users).where(eq(users.id, editor.userId));
  const lead = await namesOfInstitution(tx, row.leadInstitutionId);
  const people = { person: person?.name ?? "", inviter: actor.name, isAsked: editor.status === "invited" };
  const data = { origin: config.origin, project: row, lead, ...people, path: pathOf(news) };
  const userIds = TO_EDITOR.includes(step)
    ? [editor.userId]
    : await peopleOfInstitution(tx, row.leadInstitutionId, editor.invitedById);
  const key = `${editor.id}:${now.getTime()}`;
  const occasion = { kind: `project-editor_${step}`, key, subjectId: row.id, actorId: actor.id } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, (frame) => editorLetter(frame, step, data), now);
}

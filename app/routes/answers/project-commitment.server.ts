import type { ActionFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { partnerSchema } from "#app/features/projects/commitment/commitment.schema.ts";
import { putLetter, takeLetterAway } from "#app/features/projects/commitment/keep-letter.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { parseFields } from "#app/http/parse-form.server.ts";
import { readPosted } from "#app/http/read-upload.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { keptProblem, postFile } from "./project-file.server.ts";

/** What the page of the letters of a project can do. */
export async function postCommitment(args: ActionFunctionArgs, { row, viewer }: { row: ProjectRow; viewer: Viewer }) {
  const upload = await readPosted(args, viewer.id);
  const { fields } = upload;
  const { context } = args;
  const projectId = row.id;
  const path = `/projects/${row.slug}/commitment`;
  const intent = fields.get("intent");
  if (intent === "put") {
    const of = fields.get("institutionId") ?? "";
    const about = { of, schema: partnerSchema, done: "commitment_put", path };
    return postFile<{ institutionId: string }>(args, upload, about, ({ institutionId }, file) =>
      putLetter(context, { projectId, institutionId, file }, viewer),
    );
  }
  const parsed = parseFields(fields, partnerSchema);
  if (intent !== "take_away" || !parsed.ok) throw refuse(400);
  const outcome = await takeLetterAway(context, { projectId, ...parsed.value }, viewer);
  return outcome.ok ? redirectDone(path, "commitment_taken_away") : keptProblem(outcome);
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { offeredInitiativeIds } from "#app/features/projects/project/project-initiatives.server.ts";
import type { Asked } from "#app/features/projects/project/project.schema.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { isAskedOnly } from "#app/features/projects/posting/unesco-file.server.ts";
import { viewEnded } from "#app/features/projects/posting/moved-on.server.ts";
import { PROJECT_LISTS } from "#app/features/projects/posting/posting.ts";
import { PROJECT_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { keepTyped } from "#app/features/projects/project/project-form.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { typedForm } from "#app/http/typed-form.server.ts";
import { wroteProject } from "#app/features/projects/coediting/co-editors.server.ts";
import { canEdit, worksOnText } from "#app/features/projects/project/project.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { movedOn, notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectNotEditable } from "./project-moved-on.server.ts";
import { projectAt } from "./project-at.server.ts";

/** The project of the address, for whoever may edit it as it stands. */
export async function requireEditable(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const meant = await meantId(args.request);
  const found = await projectAt(args, audience, meant);
  if (!found || !worksOnText(audience, found.subject)) await holdEnded(args, viewer.id, meant);
  if (!found) throw notFound();
  if (!canEdit(audience, found.subject)) throw await projectNotEditable(args, audience, found);
  return { viewer, audience, found, row: found.row, lead: found.lead };
}

/** The same for reading what was saved of it: what is handed in or completed is read by those who write it, too. */
export async function requireReadableText(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const audience = await getAudience(db, await requireUser(args), dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  const { status } = found.row;
  const isRead = (status === "submitted" || status === "completed") && worksOnText(audience, found.subject);
  const canChange = canEdit(audience, found.subject);
  if (!isRead && !canChange) throw await projectNotEditable(args, audience, found);
  return { audience, found, row: found.row, canChange };
}

const isReading = ({ method }: Request) => method === "GET" || method === "HEAD";

// An address follows the title, and what was at it may be deleted: a form says itself which project it is of.
async function meantId(request: Request): Promise<string | null> {
  return isReading(request) ? null : (await readForm(request, { lists: PROJECT_LISTS })).get("project");
}

/** What the form of a project is held against as it stands. */
export async function askedOf({ db, clock }: LoaderFunctionArgs["context"], row: ProjectRow): Promise<Asked> {
  const { id, status } = row;
  const today = dayNow(clock);
  // A project from before initiatives were asked for is asked on its page, and may be changed without an answer.
  return {
    ...{ today, initiatives: await offeredInitiativeIds(db, id, today), mustNameInitiatives: isDrafting(status) },
    lacksAuthorization: row.unescoFileId === null && !isAskedOnly(row),
  };
}

/** A form of a project that is deleted, or that somebody has written with its lead until now, is handed back. */
async function holdEnded({ request, params, context }: LoaderFunctionArgs, userId: string, meant: string | null) {
  if (isReading(request)) return;
  if (!meant && !(await wroteProject(context.db, params.slug ?? "", userId))) return;
  const fields = await readForm(request, { lists: PROJECT_LISTS });
  throw movedOn(viewEnded(context.locale, keepTyped(typedForm(fields).payload, PROJECT_FIELDS)));
}

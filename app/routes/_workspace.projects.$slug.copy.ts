import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { copyProject } from "#app/features/projects/posting/copy-project.server.ts";
import { formKeyField } from "#app/features/projects/posting/posting.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { canCopy } from "#app/features/projects/project/project.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { authorize, forbidden, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone, redirectRefused } from "#app/http/safe-redirect.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectAt } from "./answers/project-at.server.ts";

async function requireCopyable(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  authorize(canCopy(audience, found.subject));
  return { viewer, row: found.row };
}

export async function loader(args: LoaderFunctionArgs) {
  const { row } = await requireCopyable(args);
  return redirect(`/projects/${row.slug}`);
}

/** Begins a draft with the answers of a project, and leads to it. */
export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requireCopyable(args);
  const fields = await readForm(args.request);
  const formKey = formKeyField.safeParse(fields.get("formKey")).data;
  if (!formKey) throw refuse(400);
  const { context } = args;
  if ((await context.limits.consume("projectByUser", { user: viewer.id })) !== null)
    return redirectRefused(`/projects/${row.slug}`, "copied_often");
  const started = await copyProject(context, { row, formKey }, viewer);
  if (!started.ok) throw forbidden();
  return redirectDone(`/projects/${started.slug}/edit`, "copied");
}

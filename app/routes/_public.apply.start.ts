import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { FORM_STEPS } from "#app/features/applications/form/form.ts";
import { precheckSchema } from "#app/features/applications/precheck/precheck.schema.ts";
import { startApplication } from "#app/features/applications/precheck/start-application.server.ts";
import { draftFrom, judgeInput } from "#app/features/applications/precheck/precheck-page.server.ts";
import { filledIn, findClaimedFor, noteApplied } from "#app/features/prospects/claimed-draft.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone, redirectRefused } from "#app/http/safe-redirect.server.ts";

export async function loader() {
  return redirect("/apply");
}

/** Opens the draft. The answers are judged again: what the outcome page said is not taken on trust. */
export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context, request } = args;
  const form = await parseForm(request, precheckSchema);
  if (!form.ok) throw refuse(400);
  const judged = await judgeInput(context, form.value, { viewer, locale: context.locale });
  const draft = judged && draftFrom(judged, context.locale);
  if (!draft && judged?.duplicate?.own) return redirect(judged.duplicate.own);
  if (!draft) throw refuse(409);
  const claimed = await findClaimedFor(context.db, viewer.id, draft);
  const started = claimed
    ? await startApplication(context, filledIn(draft, claimed), viewer, (tx, id, now) =>
        noteApplied(tx, claimed, id, now),
      )
    : await startApplication(context, draft, viewer);
  return started.ok
    ? redirectDone(`/applications/${started.id}/${FORM_STEPS[0]}`, "started")
    : redirectRefused("/applications", started.reason);
}

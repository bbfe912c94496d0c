import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findOwnApplication } from "#app/features/applications/file/application-queries.server.ts";
import { answerInformationRequest } from "#app/features/applications/apply/answer-information-request.server.ts";
import { applicationMovedOn } from "#app/features/applications/apply/moved-on.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";

/** The answer is sent from the status page; there is nothing to see here. */
export async function loader({ params }: { params: { id?: string } }) {
  return redirect(`/applications/${encodeURIComponent(params.id ?? "")}`);
}

/** Sends the answer to a request for information. */
export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context, params, request } = args;
  const id = params.id ?? "";
  if (!(await findOwnApplication(context.db, id, viewer))) throw notFound();
  const asksFirst = (await readForm(request)).get("unchanged") !== "send";
  const answered = await answerInformationRequest(context, id, viewer, { asksFirst });
  if (answered.ok) return redirectDone(`/applications/${id}`, "answer_sent");
  if (answered.reason === "incomplete" || answered.reason === "unchanged")
    return redirect(`/applications/${id}?refused=answer_${answered.reason}`);
  throw await applicationMovedOn(context, { applicationId: id }, viewer);
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findOwnApplication } from "#app/features/applications/application-queries.server.ts";
import { answerInformationRequest } from "#app/features/applications/commands/answer-information-request.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";

/** The answer is sent from the status page; there is nothing to see here. */
export async function loader({ params }: { params: { id?: string } }) {
  return redirect(`/applications/${encodeURIComponent(params.id ?? "")}`);
}

/** Sends the answer to a request for information. */
export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context, params } = args;
  const id = params.id ?? "";
  if (!(await findOwnApplication(context.db, id, viewer))) throw notFound();
  const answered = await answerInformationRequest(context, id, viewer);
  if (answered.ok) return redirectDone(`/applications/${id}`, "answer_sent");
  if (answered.reason === "incomplete") return redirect(`/applications/${id}?refused=answer_incomplete`);
  throw refuse(409);
}

import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { judgementSchema, messageSchema, reportSchema } from "#app/features/contact/contact.schema.ts";
import { enquiryView } from "#app/features/contact/enquiry-view.server.ts";
import { findEnquiry, readEnquiry } from "#app/features/contact/find-enquiry.server.ts";
import { EnquiryPage } from "#app/features/contact/ui/enquiry-page.tsx";
import { judgeReport, reportEnquiry } from "#app/features/contact/reports.server.ts";
import { needNoAnswer, openEnquiry, writeOn } from "#app/features/contact/write-enquiry.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { hasLeft } from "./answers/own-institution.server.ts";
import { isLookedAt } from "./answers/conversation.server.ts";

const BEGUN = "conversations:begun.settle";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.view.subject, data?.title);

async function readTheirs(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const found = await findEnquiry(args.context.db, args.params.id ?? "", viewer);
  if (!found) throw await notTheirs(args, viewer);
  return { viewer, found };
}

async function notTheirs(args: LoaderFunctionArgs, viewer: Viewer): Promise<Response> {
  const asked = await readEnquiry(args.context.db, args.params.id ?? "");
  if (!asked) return notFound();
  const { institutionId, senderInstitutionId } = asked.enquiry;
  return hasLeft(args, [senderInstitutionId, institutionId], viewer, (t) => ({ body: t("contact:body") }));
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, found } = await readTheirs(args);
  const { db, locale } = args.context;
  const view = await enquiryView(db, found, { viewer, locale });
  if (found.side !== "judge" && view.thread.unread > 0 && isLookedAt(args))
    await openEnquiry(args.context, view.id, viewer);
  return json({ title: translator(locale)("contact:title"), view });
}

interface Sent {
  context: RequestContext;
  viewer: Viewer;
  id: string;
  path: string;
  fields: URLSearchParams;
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await readTheirs(args);
  const { context } = args;
  const { id } = found.enquiry;
  const fields = await readForm(args.request);
  const sent = { context, viewer, id, path: `/messages/${id}`, fields };
  const intent = fields.get("intent");
  switch (intent) {
    case "message":
      return answer(sent);
    case "report":
      return report(sent);
    case "settle":
      return settle(sent);
    case "abuse":
    case "none":
      return judge(sent, intent);
    default:
      throw refuse(400);
  }
}

async function answer({ context, viewer, id, path, fields }: Sent) {
  const form = parseFields(fields, messageSchema);
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("messageByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const sent = await writeOn(context, { id, ...form.value }, viewer);
  return sent.ok ? redirectDone(path, "sent") : answerRefusal(sent.reason, fields, "contact:");
}

async function report({ context, viewer, id, path, fields }: Sent) {
  const form = parseFields(fields, reportSchema);
  if (!form.ok) return form.response;
  const reported = await reportEnquiry(context, { id, ...form.value }, viewer);
  return reported.ok ? redirectDone(path, "reported") : answerRefusal(reported.reason, fields, "contact:");
}

async function settle({ context, viewer, id, path, fields }: Sent) {
  if (visibleProse(fields.get("body") ?? "") !== "") return rejectFields(fields, { body: [BEGUN] });
  const settled = await needNoAnswer(context, { id, seen: fields.get("seen") ?? undefined }, viewer);
  return settled.ok ? redirectDone(path, "settled") : answerRefusal(settled.reason, fields, "contact:");
}

async function judge({ context, viewer, id, path, fields }: Sent, finding: "abuse" | "none") {
  const form = parseFields(fields, judgementSchema);
  if (!form.ok) return form.response;
  const { seen, reason = null } = form.value;
  const judged = await judgeReport(context, { id, finding, seen, reason }, viewer);
  if (judged.ok) return redirectDone(path, "judged");
  if (judged.reason === "unexplained") return rejectFields(fields, { reason: ["errors:required"] });
  return answerRefusal(judged.reason, fields, "contact:judge.");
}

export default function Enquiry() {
  const { title, view } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: title, to: "/messages" }, { label: view.subject }]} />
      <h1>
        <bdi>{view.subject}</bdi>
      </h1>
      <DoneNotice ns="contact" />
      <EnquiryPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}

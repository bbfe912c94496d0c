import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { messageSchema, reportSchema } from "#app/features/contact/contact.schema.ts";
import { enquiryView } from "#app/features/contact/enquiry-view.server.ts";
import { findEnquiry } from "#app/features/contact/find-enquiry.server.ts";
import { EnquiryPage } from "#app/features/contact/ui/enquiry-page.tsx";
import {
  judgeReport,
  needNoAnswer,
  openEnquiry,
  reportEnquiry,
  writeOn,
} from "#app/features/contact/write-enquiry.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { isLookedAt } from "./answers/conversation.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.view.subject, data?.title);

async function readTheirs(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const found = await findEnquiry(args.context.db, args.params.id ?? "", viewer);
  if (!found) throw notFound();
  return { viewer, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, found } = await readTheirs(args);
  const { db, locale } = args.context;
  const view = await enquiryView(db, found, { viewer, locale });
  if (found.side !== "judge" && view.thread.unread > 0 && isLookedAt(args))
    await openEnquiry(args.context, view.id, viewer);
  return json({ title: translator(locale)("contact:title"), view });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await readTheirs(args);
  const { context } = args;
  const { id } = found.enquiry;
  const path = `/messages/${id}`;
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  switch (intent) {
    case "message": {
      const form = parseFields(fields, messageSchema);
      if (!form.ok) return form.response;
      const wait = await context.limits.consume("messageByUser", { user: viewer.id });
      if (wait !== null) return rejectTooMany(fields, wait);
      const sent = await writeOn(context, { id, ...form.value }, viewer);
      return sent.ok ? redirectDone(path, "sent") : answerRefusal(sent.reason, fields, "contact:");
    }
    case "report": {
      const form = parseFields(fields, reportSchema);
      if (!form.ok) return form.response;
      const reported = await reportEnquiry(context, { id, ...form.value }, viewer);
      return reported.ok ? redirectDone(path, "reported") : answerRefusal(reported.reason, fields, "contact:");
    }
    case "settle": {
      const settled = await needNoAnswer(context, id, viewer);
      return settled.ok ? redirectDone(path, "settled") : answerRefusal(settled.reason, fields, "contact:");
    }
    case "abuse":
    case "none": {
      const judged = await judgeReport(context, { id, finding: intent }, viewer);
      return judged.ok ? redirectDone(path, "judged") : answerRefusal(judged.reason, fields, "contact:");
    }
    default:
      throw refuse(400);
  }
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

import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { takeHandTry } from "#app/features/accounts/link-limits.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { FullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { answersFor } from "#app/features/applications/file/application.policy.ts";
import { addSheet } from "#app/features/applications/formalities/add-sheet.server.ts";
import {
  askHeadAgain,
  inviteAgain,
  invitedNow,
  nameRepresentative,
} from "#app/features/applications/formalities/change-formalities.server.ts";
import { inviteForm, nameForm } from "#app/features/applications/formalities/formalities.schema.ts";
import type { OwnFormalitiesPage } from "#app/features/applications/formalities/formalities-model.ts";
import { viewOwnFormalities } from "#app/features/applications/formalities/formalities-page.server.ts";
import { fulfilFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import { FormalitiesList } from "#app/features/applications/formalities/ui/formalities-list.tsx";
import { OpenFormalities } from "#app/features/applications/formalities/ui/own-formalities.tsx";
import { answerOnItsWay, answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { type CountedUpload, readPosted } from "#app/http/read-upload.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { file, viewer } = await requireOwnFile(args);
  const { db, clock, locale } = args.context;
  const page = await viewOwnFormalities(db, file, { viewer, now: clock.now(), locale });
  if (!page) throw redirect(`/applications/${file.application.id}`);
  return json(page);
}

interface Sent {
  fields: URLSearchParams;
  id: string;
  viewer: Viewer;
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { id } = file.application;
  authorize(answersFor(viewer, { id }));
  const sent = await readPosted(args, viewer.id);
  const { fields } = sent;
  const intent = fields.get("intent");
  if (intent === "sheet") return upload(args, { ...sent, id, viewer });
  if (intent === "name") return name(args, { fields, id, viewer });
  if (intent === "invite") return invite(args, { fields, id, viewer }, file);
  if (intent !== "ask") throw refuse(400);
  const wait = await args.context.limits.consume("invitationByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const asked = await askHeadAgain(args.context, id, viewer);
  if (!asked.ok && "since" in asked) return answerOnItsWay(asked, fields, args.context.locale);
  return asked.ok ? goOn(args, id, "asked") : answerRefusal(asked.reason, fields, "formalities:");
}

/** Where the membership has begun with this, the page of the application says so. */
async function goOn({ context }: ActionFunctionArgs, id: string, done: string) {
  const isBegun = await fulfilFormalities(context, id);
  return isBegun ? redirect(`/applications/${id}`) : redirectDone(`/applications/${id}/formalities`, done);
}

async function name(args: ActionFunctionArgs, { fields, id, viewer }: Sent) {
  const form = parseFields(fields, nameForm);
  if (!form.ok) return form.response;
  const sent = { user: viewer.id, application: id, email: form.value.email };
  const wait = await takeHandTry(args.context, sent, "invitation");
  if (wait !== null) return rejectTooMany(fields, wait);
  const named = await nameRepresentative(args.context, { applicationId: id, ...form.value }, viewer);
  if (named.ok) return goOn(args, id, "named");
  if (named.reason === "already") return rejectFields(fields, { email: ["formalities:error.same"] });
  return answerRefusal(named.reason, fields, "formalities:");
}

async function invite(args: ActionFunctionArgs, { fields, id, viewer }: Sent, file: FullApplication) {
  const form = parseFields(fields, inviteForm);
  if (!form.ok) return form.response;
  const { db, clock, locale } = args.context;
  const page = await viewOwnFormalities(db, file, { viewer, now: clock.now(), locale });
  const email = page?.items.find(({ formality }) => formality === form.value.role)?.person?.email ?? "";
  const sentNow = await invitedNow(db, { applicationId: id, email }, clock.now());
  if (sentNow) return answerOnItsWay(sentNow, fields, locale);
  const wait = await takeHandTry(args.context, { user: viewer.id, application: id, email }, "invitation");
  if (wait !== null) return rejectTooMany(fields, wait);
  const invited = await inviteAgain(args.context, { applicationId: id, role: form.value.role }, viewer);
  if (!invited.ok && "since" in invited) return answerOnItsWay(invited, fields, locale);
  return invited.ok ? goOn(args, id, "invited") : answerRefusal(invited.reason, fields, "formalities:");
}

async function upload(args: ActionFunctionArgs, { fields, file, wait, id, viewer }: Sent & CountedUpload) {
  if (wait !== null) return rejectTooMany(fields, wait);
  const posted = await whenDone(addSheet(args.context, { applicationId: id, file }, viewer));
  if (posted.ok) return goOn(args, id, "uploaded");
  if (posted.fault === null) return answerRefusal("impossible", fields, "formalities:");
  return rejectFields(fields, { file: [encodeError(`applications:document_fault.${posted.fault}`, posted.params)] });
}

export default function Formalities() {
  const { t } = useTranslation("formalities");
  const page = useLoaderData<typeof loader>() as OwnFormalitiesPage;
  const result = useActionData<typeof action>()?.result as SubmissionResult | undefined;
  return (
    <div className="stack">
      <DoneNotice ns="formalities" />
      <Breadcrumbs items={[{ label: page.institution, to: `/applications/${page.id}` }, { label: page.title }]} />
      <h1>{page.title}</h1>
      <RefusalHere lastResult={result} />
      <p className="lead">{t("lead")}</p>
      <Card title={t("list")}>
        <div className="stack">
          <Facts items={[{ term: t("due"), value: page.due && <Deadline {...page.due} /> }]} />
          <FormalitiesList items={page.items} />
        </div>
      </Card>
      {page.mayAnswer ? (
        <OpenFormalities page={page} lastResult={result} />
      ) : (
        <p>{t("answering", { owner: page.owner })}</p>
      )}
    </div>
  );
}

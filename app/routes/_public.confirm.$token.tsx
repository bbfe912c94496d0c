import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionIn } from "#app/features/applications/file/application-names.server.ts";
import { declineForm } from "#app/features/applications/head/head.schema.ts";
import { confirmApplication, declineApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import {
  viewAnswered,
  viewConfirmation,
  viewLateAnswer,
} from "#app/features/applications/head/confirmation-page.server.ts";
import { findConfirmation } from "#app/features/applications/head/confirmation-queries.server.ts";
import { AnswerList } from "#app/features/applications/form/ui/answer-list.tsx";
import { HeadSummary, SignedCopy } from "#app/features/applications/head/ui/head-summary.tsx";
import { ConfirmForm, DeclineForm } from "#app/features/applications/head/ui/head-answer.tsx";
import { readSignature, SHEET_AGAIN } from "./answers/who-signs.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { type CountedUpload, readPosted } from "#app/http/read-upload.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { movedOn, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { encodeError, errorText } from "#app/i18n/error-text.ts";
import { type StoredFile, storeFile } from "#app/platform/stored-file.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, locale } = context;
  const token = params.token ?? "";
  const now = clock.now();
  const found = await findConfirmation(db, token, now);
  if (!found) throw notFound();
  const title = translator(locale)("applications:confirm.title", { institution: institutionIn(found.file, locale) });
  if (found.state !== "open")
    return json({ title, view: null, answered: await viewAnswered(db, found, token, now, locale) });
  return json({ title, view: await viewConfirmation(db, found, token, now, locale), answered: null });
}

/** Opening the page decides nothing; only these two posts do. */
export async function action(args: ActionFunctionArgs) {
  const { db, clock } = args.context;
  const token = args.params.token ?? "";
  const found = await findConfirmation(db, token, clock.now());
  if (!found) throw notFound();
  const sent = await readPosted(args, found.link.id);
  const intent = sent.fields.get("intent");
  const wait = sent.wait ?? (await args.context.limits.consume("answerByLink", { link: found.link.id }));
  if (wait !== null) return rejectTooMany(sent.fields, wait);
  // Nothing is lost with a second click of the button that has confirmed: the page shows what was signed.
  if (intent === "confirm" && found.state === "confirmed") return json({ result: null }, { status: 409 });
  await refuseLate(args, token, sent.fields);
  if (intent === "confirm") return confirm(args, token, { ...sent, headName: found.link.headName });
  if (intent === "decline") return decline(args, token, sent.fields);
  throw refuse(400);
}

async function refuseLate({ context }: ActionFunctionArgs, token: string, typed: URLSearchParams) {
  const { db, clock, locale } = context;
  const late = await viewLateAnswer(db, { token, typed, now: clock.now(), locale });
  if (late) throw movedOn(late);
}

async function confirm(
  args: ActionFunctionArgs,
  token: string,
  { fields, file, headName }: CountedUpload & { headName: string },
) {
  const { context } = args;
  const form = await readSignature(context, { fields, file, headName });
  if (!form.ok) return form.response;
  const { text, signedName, signedPosition, isFullName } = form.value;
  const signature = { text, signedName, signedPosition, isFullName, locale: context.locale };
  const sign = (sheet?: StoredFile) => confirmApplication(context, token, { ...signature, sheet });
  const confirmed = file ? await whenDone(storeFile(context, file, sign)) : await sign();
  if (confirmed.ok) return redirectDone(`/confirm/${token}`, "confirmed");
  if (confirmed.reason === "file") {
    const fault = encodeError(`applications:document_fault.${confirmed.fault}`, confirmed.params);
    return rejectFields(fields, { sheet: [fault] });
  }
  if (confirmed.reason === "stale") {
    const stale = { "": [encodeError("formalities:refused.stale")] };
    return rejectFields(fields, { ...stale, ...(file && { sheet: [SHEET_AGAIN] }) }, 409);
  }
  await refuseLate(args, token, fields);
  throw refuse(409);
}

async function decline(args: ActionFunctionArgs, token: string, fields: URLSearchParams) {
  const form = parseFields(fields, declineForm);
  if (!form.ok) return form.response;
  const declined = await declineApplication(args.context, token, form.value.reason, args.context.locale);
  if (declined.ok) return redirectDone(`/confirm/${token}`, "declined");
  await refuseLate(args, token, fields);
  throw refuse(409);
}

export default function Confirm() {
  const { t } = useTranslation("applications");
  const { title, view, answered } = useLoaderData<typeof loader>();
  const result = (useActionData<typeof action>()?.result ?? undefined) as SubmissionResult | undefined;
  return (
    <div className="page page-narrow page-body stack">
      <h1 dir="auto">{title}</h1>
      {answered && (
        <div className="stack stack-loose">
          <Callout tone={answered.state === "confirmed" ? "ok" : "neutral"} role="status">
            <p>{t(`confirm.state.${answered.state}`, answered)}</p>
          </Callout>
          {answered.signed && <SignedCopy signed={answered.signed} />}
        </div>
      )}
      {view && (
        <div className="stack stack-loose">
          <p className="lead">{t("confirm.lead", { name: view.headName })}</p>
          <HeadSummary {...view} />
          <ConfirmForm
            key={view.commitment.version}
            result={result}
            commitment={view.commitment}
            institution={view.institution}
            name={view.headName}
            position={view.headPosition}
            sheet={view.sheet}
          />
          <DeclineForm result={result} />
          <section id="file" className="stack">
            <h2>{t("confirm.read")}</h2>
            {view.sections.map((section) => (
              <section key={section.key} className="section stack">
                <h3>{section.title}</h3>
                <AnswerList items={section.items} />
              </section>
            ))}
            <section className="section stack">
              <h3>{t("section.documents.title")}</h3>
              <ul>
                {view.documents.map((document) => (
                  <li key={document.id}>
                    {document.title}: <a href={document.to}>{document.name}</a>
                    {document.doubt && <div className="soft">{errorText(t, document.doubt)}</div>}
                  </li>
                ))}
              </ul>
            </section>
          </section>
        </div>
      )}
    </div>
  );
}

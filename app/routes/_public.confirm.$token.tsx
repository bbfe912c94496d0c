import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { viewAnswers } from "#app/features/applications/answer-view.server.ts";
import { institutionIn } from "#app/features/applications/application-names.server.ts";
import { confirmationForm, declineForm } from "#app/features/applications/applicant.schema.ts";
import {
  confirmApplication,
  declineApplication,
} from "#app/features/applications/commands/answer-confirmation.server.ts";
import { findConfirmation } from "#app/features/applications/confirmation-queries.server.ts";
import { AnswerList } from "#app/features/applications/ui/answer-list.tsx";
import { ConfirmForm, DeclineForm } from "#app/features/applications/ui/head-answer.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "robots", content: "noindex" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, locale } = context;
  const found = await findConfirmation(db, params.token ?? "", clock.now());
  if (!found) throw notFound();
  const { state, link, file } = found;
  const { caseNumber } = file.application;
  const institution = institutionIn(file, locale);
  const t = translator(locale);
  const title = t("applications:confirm.title", { institution });
  if (state !== "open")
    return json({ title, state, caseNumber: state === "confirmed" ? caseNumber : null, view: null });
  const view = {
    institution,
    headName: link.headName,
    until: formatDate(link.expiresAt, locale),
    sections: viewAnswers(file.answers, locale),
    documents: file.documents.map(({ id, kind, name }) => ({
      id,
      name,
      title: t(`vocabulary:document.${kind}.title`),
      to: `/confirm/${params.token}/documents/${id}`,
    })),
  };
  return json({ title, state, caseNumber: null, view });
}

/** Opening the page decides nothing; only these two posts do. */
export async function action({ params, context, request }: ActionFunctionArgs) {
  const token = params.token ?? "";
  if (!(await findConfirmation(context.db, token, context.clock.now()))) throw notFound();
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent === "confirm") {
    const form = parseFields(fields, confirmationForm);
    if (!form.ok) return form.response;
    const { signedName, signedPosition, isFullName } = form.value;
    const confirmed = await confirmApplication(context, token, { signedName, signedPosition, isFullName });
    if (!confirmed.ok) throw refuse(409);
    return redirectDone(`/confirm/${token}`, "confirmed");
  }
  if (intent !== "decline") throw refuse(400);
  const form = parseFields(fields, declineForm);
  if (!form.ok) return form.response;
  const declined = await declineApplication(context, token, form.value.reason);
  if (!declined.ok) throw refuse(409);
  return redirectDone(`/confirm/${token}`, "declined");
}

export default function Confirm() {
  const { t } = useTranslation("applications");
  const { title, state, caseNumber, view } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result as SubmissionResult | undefined;
  return (
    <div className="page page-narrow">
      <h1 dir="auto">{title}</h1>
      {view === null ? (
        <Callout tone={state === "confirmed" ? "ok" : "neutral"} role="status">
          <p>{t(`confirm.state.${state}`, { caseNumber: caseNumber ?? "" })}</p>
        </Callout>
      ) : (
        <div className="stack stack-loose">
          <p className="lead">{t("confirm.lead", { name: view.headName, until: view.until })}</p>
          <Disclosure summary={t("confirm.read")} isOpen>
            {view.sections.map((section) => (
              <section key={section.key} className="section">
                <h2>{section.title}</h2>
                <AnswerList items={section.items} />
              </section>
            ))}
            <section className="section">
              <h2>{t("section.documents.title")}</h2>
              <ul>
                {view.documents.map((document) => (
                  <li key={document.id}>
                    {document.title}: <a href={document.to}>{document.name}</a>
                  </li>
                ))}
              </ul>
            </section>
          </Disclosure>
          <ConfirmForm result={result} institution={view.institution} />
          <DeclineForm result={result} />
        </div>
      )}
    </div>
  );
}

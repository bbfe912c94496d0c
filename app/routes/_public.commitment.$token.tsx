import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmationForm } from "#app/features/applications/head/head.schema.ts";
import { viewCommitment } from "#app/features/applications/formalities/commitment-page.server.ts";
import { fulfilFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import { findCommitmentLink, signCommitment } from "#app/features/applications/formalities/sign-commitment.server.ts";
import { SignForm } from "#app/features/applications/formalities/ui/sign-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { TextBody } from "#app/ui/text-body.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, locale } = context;
  const token = params.token ?? "";
  const link = await findCommitmentLink(db, token);
  if (!link) throw notFound();
  return json(await viewCommitment(db, link, token, locale));
}

/** Opening the page signs nothing; only this post does. */
export async function action({ params, context, request }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const link = await findCommitmentLink(context.db, token);
  if (!link) throw notFound();
  const fields = await readForm(request);
  const wait = await context.limits.consume("answerByLink", { link: link.row.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const form = parseFields(fields, confirmationForm);
  if (!form.ok) return form.response;
  const { text, signedName, signedPosition } = form.value;
  const signature = { text, signedName, signedPosition, locale: context.locale };
  const signed = await signCommitment(context, token, signature);
  if (!signed.ok) return answerRefusal(signed.reason, fields, "formalities:");
  await fulfilFormalities(context, signed.applicationId);
  return redirectDone(`/commitment/${token}`, "signed");
}

export default function Commitment() {
  const { t } = useTranslation("formalities");
  const { title, state, form, text } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result as SubmissionResult | undefined;
  const refusal = result?.error?.[""]?.[0];
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1 dir="auto">{title}</h1>
      {refusal && <Callout tone="bad" role="alert" title={errorText(t, refusal)} />}
      {state !== "open" && (
        <Callout tone={state === "signed" ? "ok" : "neutral"} role="status">
          <p>{t(state === "signed" ? "sign.signed" : "sign.over")}</p>
        </Callout>
      )}
      {form && (
        <>
          <p className="lead">{t("sign.lead", { name: form.name })}</p>
          <section className="stack">
            <h2 lang={text.lang}>{text.title}</h2>
            <p className="small soft">{t("sign.version", { version: form.version })}</p>
            <TextBody text={text} />
          </section>
          <SignForm key={form.version} lastResult={result} {...form} />
        </>
      )}
    </div>
  );
}

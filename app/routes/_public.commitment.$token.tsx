import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { declineForm } from "#app/features/applications/head/head.schema.ts";
import { DeclineForm } from "#app/features/applications/head/ui/head-answer.tsx";
import { SignedCopy } from "#app/features/applications/head/ui/head-summary.tsx";
import { viewCommitment } from "#app/features/applications/formalities/commitment-page.server.ts";
import { fulfilFormalities } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import {
  declineCommitment,
  findCommitmentLink,
  signCommitment,
} from "#app/features/applications/formalities/sign-commitment.server.ts";
import { Asking } from "#app/features/applications/formalities/ui/asking.tsx";
import { SignForm } from "#app/features/applications/formalities/ui/sign-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { readSignature } from "./answers/who-signs.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { type CountedUpload, readPosted } from "#app/http/read-upload.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { type StoredFile, storeFile } from "#app/platform/stored-file.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
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

/** Opening the page signs nothing; only these two posts do. */
export async function action(args: ActionFunctionArgs) {
  const { params, context } = args;
  const token = params.token ?? "";
  const link = await findCommitmentLink(context.db, token);
  if (!link) throw notFound();
  const sent = await readPosted(args, link.row.id);
  const wait = sent.wait ?? (await context.limits.consume("answerByLink", { link: link.row.id }));
  if (wait !== null) return rejectTooMany(sent.fields, wait);
  if (sent.fields.get("intent") === "decline") return decline(args, token, sent.fields);
  return sign(args, token, { ...sent, headName: link.row.headName ?? "" });
}

async function sign(
  { context }: ActionFunctionArgs,
  token: string,
  { fields, file, headName }: CountedUpload & { headName: string },
) {
  const form = await readSignature(context, { fields, file, headName });
  if (!form.ok) return form.response;
  const { text, signedName, signedPosition } = form.value;
  const signature = { text, signedName, signedPosition, locale: context.locale };
  const give = (sheet?: StoredFile) => signCommitment(context, token, { ...signature, sheet });
  const signed = file ? await whenDone(storeFile(context, file, give)) : await give();
  if (signed.ok) {
    const link = await findCommitmentLink(context.db, token);
    if (link) await fulfilFormalities(context, link.application.id);
    return redirectDone(`/commitment/${token}`, "signed");
  }
  if (signed.reason === "file") {
    const fault = encodeError(`applications:document_fault.${signed.fault}`, signed.params);
    return rejectFields(fields, { sheet: [fault] });
  }
  return answerRefusal(signed.reason, fields, "formalities:");
}

async function decline({ context }: ActionFunctionArgs, token: string, fields: URLSearchParams) {
  const form = parseFields(fields, declineForm);
  if (!form.ok) return form.response;
  const declined = await declineCommitment(context, token, { reason: form.value.reason, locale: context.locale });
  if (declined.ok) return redirectDone(`/commitment/${token}`, "declined");
  return answerRefusal(declined.reason, fields, "formalities:");
}

const SAID = { signed: "sign.signed", declined: "sign.declined", over: "sign.over" } as const;
const TONES = { signed: "ok", declined: "neutral", over: "neutral" } as const;

export default function Commitment() {
  const { t } = useTranslation("formalities");
  const { title, state, signed, filed, declined, asking, before, form, text } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result as SubmissionResult | undefined;
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1 dir="auto">{title}</h1>
      <RefusalHere lastResult={result} />
      {state !== "open" && (
        <Callout tone={TONES[state]} role="status">
          <p>{t(SAID[state])}</p>
          {declined && <p className="plain-text">{declined}</p>}
        </Callout>
      )}
      {signed && <SignedCopy signed={signed} />}
      {form && asking && (
        <>
          <p className="lead">{t("sign.lead", { name: form.name })}</p>
          {filed && (
            <Callout tone="wait" title={t("filed.title")}>
              <p>{t("filed.text", filed)}</p>
              <p>
                <a href={filed.to}>{filed.file}</a>{" "}
                <span className="small soft">
                  {t("applications:confirm.copy.digest")}: {filed.digest}
                </span>
              </p>
              <p>{t("filed.next")}</p>
            </Callout>
          )}
          <Asking asking={asking} before={before} />
          <section className="stack">
            <h2 lang={text.lang}>{text.title}</h2>
            <p className="small soft">{t("sign.version", { version: form.version })}</p>
            <TextBody text={text} />
          </section>
          <SignForm key={form.version} lastResult={result} {...form} />
          <DeclineForm
            result={result}
            title={t("sign.no.title")}
            help={t("sign.no.help")}
            submit={t("sign.no.submit")}
          />
        </>
      )}
    </div>
  );
}

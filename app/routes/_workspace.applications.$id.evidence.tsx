import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type TypedResponse,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import { askDomain } from "#app/features/applications/apply/ask-domain.server.ts";
import { type EvidencePage, viewEvidencePage } from "#app/features/applications/apply/evidence-page.server.ts";
import { addEvidenceLetter, addEvidenceLink } from "#app/features/applications/apply/add-evidence.server.ts";
import { evidenceLinkForm } from "#app/features/applications/apply/applicant.schema.ts";
import { LateEvidence } from "#app/features/applications/apply/ui/late-evidence.tsx";
import { DomainProofs } from "#app/features/applications/apply/ui/domain-proofs.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { authorize, refuse, tooMany } from "#app/http/refusals.server.ts";
import { type CountedUpload, readPosted } from "#app/http/read-upload.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { applicationMovedOn } from "./answers/application-moved-on.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  if (!mayWriteIn(viewer, file.application)) throw redirect(`/applications/${file.application.id}`);
  return json(await viewEvidencePage(args.context, file, args.context.locale));
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { context } = args;
  const { id } = file.application;
  authorize(mayWriteIn(viewer, { id }));
  const sent = await readPosted(args, viewer.id);
  const { fields } = sent;
  if (fields.get("intent") === "letter") return addLetter(context, { ...sent, id, viewer });
  if (fields.get("intent") === "link") return addLink(args, { fields, id, viewer });
  const domain = fields.get("domain");
  if (!domain) throw refuse(400);
  const wait = await context.limits.consume("domainProofByApplication", { application: id });
  if (wait !== null) throw tooMany(wait);
  const asked = await askDomain(context, { applicationId: id, domain }, viewer);
  if (!asked.ok) throw await applicationMovedOn(context, { applicationId: id }, viewer);
  return redirectDone(`/applications/${id}/evidence`, "domain_asked");
}

const TOO_MANY = "applications:document_fault.too_many";

const addedTo = (id: string) => redirectDone(`/applications/${id}/evidence`, "evidence_added") as TypedResponse<never>;

async function addLink(
  { context }: ActionFunctionArgs,
  { fields, id, viewer }: { fields: URLSearchParams; id: string; viewer: Viewer },
) {
  const form = parseFields(fields, evidenceLinkForm);
  if (!form.ok) return form.response;
  const added = await addEvidenceLink(context, { applicationId: id, ...form.value }, viewer);
  if (added.ok) return addedTo(id);
  if (added.reason === "too-many") return rejectFields(fields, { url: [TOO_MANY] });
  const typed = () => [{ label: translator(context.locale)("applications:evidence.late.url"), text: form.value.url }];
  throw await applicationMovedOn(context, { applicationId: id, typed }, viewer);
}

async function addLetter(
  context: ActionFunctionArgs["context"],
  { fields, file, wait, id: applicationId, viewer }: CountedUpload & { id: string; viewer: Viewer },
) {
  if (wait !== null) return rejectTooMany(fields, wait);
  if (!file) return rejectFields(fields, { file: ["applications:document_fault.none"] });
  const added = await whenDone(addEvidenceLetter(context, { applicationId, file }, viewer));
  if (added.ok) return addedTo(applicationId);
  if (added.reason === "too-many") return rejectFields(fields, { file: [TOO_MANY] });
  if (added.reason !== "file") throw await applicationMovedOn(context, { applicationId }, viewer);
  return rejectFields(fields, { file: [encodeError(`applications:document_fault.${added.fault}`, added.params)] });
}

const TONES = { given: "ok", awaited: "wait", not_given: "neutral" } as const;

export default function Evidence() {
  const { t } = useTranslation("applications");
  const page = useLoaderData<typeof loader>() as EvidencePage;
  const answer = useActionData<typeof action>();
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: page.institution, to: `/applications/${page.applicationId}` }, { label: page.title }]}
      />
      <DoneNotice ns="applications" />
      <h1>{page.title}</h1>
      <p className="lead">{t("evidence.lead")}</p>
      <p>
        {t("evidence.weights")} {page.standing && t(`evidence.standing.${page.standing}`)}
      </p>
      <Card title={t("evidence.domain.title")}>
        <Form method="post" className="stack">
          <OpenedBy />
          <DomainProofs page={page} />
        </Form>
      </Card>
      <LateEvidence page={page} result={answer?.result} />
      <Card title={t("evidence.others")}>
        <ul className="stack stack-tight">
          {page.others.map(({ code, text, weight, state, to }) => (
            <li key={code}>
              <Link to={to}>{text}</Link> <Badge tone={TONES[state]}>{t(`evidence.${state}`)}</Badge>{" "}
              <span className="small soft">{weight}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

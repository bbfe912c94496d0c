import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import { askDomain } from "#app/features/applications/apply/ask-domain.server.ts";
import { type EvidencePage, viewEvidencePage } from "#app/features/applications/apply/evidence-page.server.ts";
import { DomainProofs } from "#app/features/applications/apply/ui/domain-proofs.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { authorize, refuse, tooMany } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
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
  const { context, request } = args;
  const { id } = file.application;
  authorize(mayWriteIn(viewer, { id }));
  const domain = (await readForm(request)).get("domain");
  if (!domain) throw refuse(400);
  const wait = await context.limits.consume("domainProofByApplication", { application: id });
  if (wait !== null) throw tooMany(wait);
  const asked = await askDomain(context, { applicationId: id, domain }, viewer);
  if (!asked.ok) throw await applicationMovedOn(context, { applicationId: id }, viewer);
  return redirectDone(`/applications/${id}/evidence`, "domain_asked");
}

export default function Evidence() {
  const { t } = useTranslation("applications");
  const page = useLoaderData<typeof loader>() as EvidencePage;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: page.institution, to: `/applications/${page.applicationId}` }, { label: page.title }]}
      />
      <DoneNotice ns="applications" />
      <h1>{page.title}</h1>
      <p className="lead">{t("evidence.lead")}</p>
      <Card title={t("evidence.domain.title")}>
        <Form method="post" className="stack">
          <DomainProofs page={page} />
        </Form>
      </Card>
      <Card title={t("evidence.others")}>
        <ul className="stack stack-tight">
          {page.others.map(({ code, text, weight, isGiven, to }) => (
            <li key={code}>
              <Link to={to}>{text}</Link>{" "}
              <Badge tone={isGiven ? "ok" : "neutral"}>{t(isGiven ? "evidence.given" : "evidence.not_given")}</Badge>{" "}
              <span className="small soft">{weight}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

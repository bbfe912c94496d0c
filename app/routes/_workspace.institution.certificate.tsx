import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { certificatePage } from "#app/features/members/certificate/certificate-page.server.ts";
import { CertificatePage } from "#app/features/members/certificate/ui/certificate-page.tsx";
import { findAskedInstitution } from "#app/features/members/institution/asked-institution.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.view.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findAskedInstitution(args.context, viewer, args.request.url);
  if (!own) throw notFound();
  const { locale, config } = args.context;
  const reading = { origin: config.origin, locale, isDemo: config.mode === "demo" };
  return json({ title: translator(locale)("members:certificate.title"), view: certificatePage(own, viewer, reading) });
}

export default function Certificate() {
  const { title, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: view.homeTo }, { label: title }]} />
      <h1>{title}</h1>
      <CertificatePage view={view} />
    </div>
  );
}

import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { rightsView } from "#app/features/members/membership/rights-view.server.ts";
import { RightsTable } from "#app/features/members/membership/ui/rights-table.tsx";
import { requireReviewer } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { locale } = args.context;
  const listTo = isCoordinator(viewer) ? "/memberships" : undefined;
  return json({ title: translator(locale)("members:rights.title"), listTo, view: rightsView(locale) });
}

export default function MembershipRights() {
  const { title, listTo, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("memberships.title"), to: listTo }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("rights.lead")}</p>
      <RightsTable view={view} />
    </div>
  );
}

import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PUBLIC_TABLE } from "#app/features/dues/public-table.ts";
import { publicTable } from "#app/features/dues/public-table-page.server.ts";
import { PublicTable } from "#app/features/dues/ui/public-table.tsx";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: PUBLIC_TABLE, title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.locale);
  const table = await publicTable(context.db, context.locale);
  if (!table) throw notFound();
  return json({ title: t("dues:schedule.title"), description: t("dues:public.lead"), table });
}

export default function JoinDues() {
  const { title, description, table } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <div className="page page-body stack stack-loose">
      <Breadcrumbs items={[{ label: t("join.title"), to: "/join" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{description}</p>
      <p className="small soft">{table.since}</p>
      <PublicTable table={table} />
    </div>
  );
}

import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listRecounts } from "#app/features/council/recount/list-recounts.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

export async function loader({ context: { db, locale } }: LoaderFunctionArgs) {
  return json({ title: translator(locale)("council:recounts.title"), recounts: await listRecounts(db, locale) });
}

export default function Recounts() {
  const { title, recounts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{title}</h1>
      <p className="lead">{t("recounts.lead")}</p>
      {recounts.length === 0 ? (
        <EmptyState title={t("recounts.empty")} text={t("recounts.empty_text")} />
      ) : (
        <ul className="stack stack-tight">
          {recounts.map(({ id, title, closedOn }) => (
            <li key={id}>
              <Link to={`/recount/${id}`}>{title}</Link>{" "}
              <span className="small soft">
                {closedOn ? t("recounts.closed", { day: closedOn }) : t("recounts.open")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

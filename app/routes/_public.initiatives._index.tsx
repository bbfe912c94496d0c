import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeCards } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { InitiativeList } from "#app/features/initiatives/reading/ui/initiative-list.tsx";
import { countSupporting } from "#app/features/projects/initiatives/supporting.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/initiatives", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, locale, clock } = context;
  const t = translator(locale);
  const today = dayNow(clock);
  const audience = await getAudience(db, await findViewer({ context }), today);
  const projects = await countSupporting(db, audience);
  const cards = initiativeCards(await listPublished(db), projects, { locale, today });
  return json({ title: t("initiatives:list.title"), description: t("initiatives:list.lead"), ...cards });
}

export default function Initiatives() {
  const { title, current, past } = useLoaderData<typeof loader>();
  const { t } = useTranslation("initiatives");
  return (
    <div className="page page-body stack stack-loose">
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="lead">{t("list.lead")}</p>
        <p className="small soft">{t("common:footer.disclaimer")}</p>
      </header>
      {current.length + past.length === 0 && <EmptyState title={t("list.empty.title")} text={t("list.empty.text")} />}
      {current.length > 0 && (
        <section className="stack" aria-labelledby="current">
          <h2 id="current">{t("list.current")}</h2>
          <InitiativeList initiatives={current} />
        </section>
      )}
      {past.length > 0 && (
        <section className="stack" aria-labelledby="past">
          <h2 id="past">{t("list.past")}</h2>
          <InitiativeList initiatives={past} />
        </section>
      )}
    </div>
  );
}

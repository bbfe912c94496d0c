import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findOwnRunning, type OwnRunning } from "#app/features/applications/apply/own-running.server.ts";
import { statusTone } from "#app/features/applications/file/ui/status-badge.tsx";
import { countMembers } from "#app/features/members/directory/directory-queries.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Hero } from "#app/ui/hero.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/", title: [data.title], description: data.description }) : [];

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, locale, clock } = context;
  const [{ name }, counts] = await Promise.all([getLocalizedAssociation(db, locale), countMembers(db, dayNow(clock))]);
  const own = await findOwnRunning(db, await findViewer({ context }), locale);
  return json({ title: name, description: translator(locale)("public:home.lead"), counts, own });
}

const ENTRIES = [
  ["apply", "/apply"],
  ["directory", "/directory"],
  ["projects", "/projects"],
] as const;

/** In place of the way to begin, for whoever has begun. */
function OwnCard({ own: { to, institution, status } }: { own: OwnRunning }) {
  const { t } = useTranslation(["public", "vocabulary"]);
  return (
    <Card as="article" title={t("home.own.title")}>
      <p>
        {institution && <bdi>{institution}</bdi>}{" "}
        <Badge tone={statusTone(status)}>{t(`vocabulary:application_status.${status}.applicant`)}</Badge>
      </p>
      <p>
        <Link to={to}>{t("home.own.link")}</Link>
      </p>
    </Card>
  );
}

export default function Home() {
  const { title, counts, own } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <>
      <Hero
        title={title}
        lead={t("home.lead")}
        actions={
          <>
            <LinkButton to="/join">{t("home.join")}</LinkButton>
            <LinkButton to="/directory" variant="quiet">
              {t("home.directory")}
            </LinkButton>
          </>
        }
      >
        {counts.members > 0 && (
          <p className="soft numeric">
            {t("home.counts.members", { count: counts.members })}{" "}
            {t("home.counts.countries", { count: counts.countries })}
          </p>
        )}
      </Hero>
      <div className="page page-body stack stack-loose">
        <div className="grid">
          {own && <OwnCard own={own} />}
          {ENTRIES.filter(([entry]) => !own || entry !== "apply").map(([entry, to]) => (
            <Card key={entry} as="article" title={t(`home.entries.${entry}.title`)}>
              <p>{t(`home.entries.${entry}.text`)}</p>
              <p>
                <Link to={to}>{t(`home.entries.${entry}.link`)}</Link>
              </p>
            </Card>
          ))}
        </div>
        <section className="stack">
          <h2>{t("home.aims.title")}</h2>
          <p>{t("home.aims.text")}</p>
          <p>
            <Link to="/about">{t("home.aims.link")}</Link>
          </p>
        </section>
      </div>
    </>
  );
}

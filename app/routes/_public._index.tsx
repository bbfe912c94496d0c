import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findOwnRunning, type OwnRunning } from "#app/features/applications/apply/own-running.server.ts";
import { statusTone } from "#app/features/applications/file/ui/status-badge.tsx";
import { membersAtAGlance } from "#app/features/members/map/members-at-a-glance.server.ts";
import { GlanceMap, NewestMembers } from "#app/features/members/map/ui/glance.tsx";
import { callsAtAGlance } from "#app/features/projects/board/board-queries.server.ts";
import { boardCard } from "#app/features/projects/board/board-view.server.ts";
import { ClosingCalls } from "#app/features/projects/board/ui/closing-calls.tsx";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Hero } from "#app/ui/hero.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/", title: [data.title], description: data.description, card: data.card }) : [];

const MOST_CALLS = 4;

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, locale, clock } = context;
  const today = dayNow(clock);
  const t = translator(locale);
  const viewer = await findViewer({ context });
  const [{ name }, members, board, own] = await Promise.all([
    getLocalizedAssociation(db, locale),
    membersAtAGlance(db, { today, locale }),
    // As many as whoever reads this finds on the board.
    callsAtAGlance(db, await getAudience(db, viewer, today), today, MOST_CALLS),
    findOwnRunning(db, viewer, locale),
  ]);
  return json({
    title: name,
    description: t("public:home.lead"),
    card: `/card/${locale}`,
    members,
    calls: board.rows.map((row) => boardCard(row, { t, locale, today })),
    figures: members && {
      ...{ members: members.members, countries: members.countries },
      ...{ projects: board.projects, calls: board.calls },
    },
    own,
    isSignedIn: viewer !== null,
  });
}

const FIGURES = ["members", "countries", "projects", "calls"] as const;

const ENTRIES = [
  ["apply", "/apply"],
  ["directory", "/directory"],
  ["projects", "/projects"],
  ["results", "/results"],
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

function Figures({ figures }: { figures: Record<(typeof FIGURES)[number], number> }) {
  const { t } = useTranslation("public");
  return (
    <dl className="figures numeric">
      {FIGURES.filter((figure) => figures[figure] > 0).map((figure) => (
        <div key={figure}>
          <dt>{t(`home.figures.${figure}`, { count: figures[figure] })}</dt>
          <dd>{t("home.figure", { value: figures[figure] })}</dd>
        </div>
      ))}
    </dl>
  );
}

export default function Home() {
  const { title, members, calls, figures, own, isSignedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["public", "projects"]);
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
        <p className="small">
          {isSignedIn ? (
            <Link to="/inbox">{t("home.waiting")}</Link>
          ) : (
            <>
              {t("home.known")} <Link to="/login">{t("home.sign_in")}</Link>
            </>
          )}
        </p>
      </Hero>
      <div className="page page-body stack stack-loose">
        {figures && (
          <div className="stack stack-tight">
            <Figures figures={figures} />
            <p className="small">
              <Link to="/year">{t("projects:year.link_plain")}</Link>
            </p>
          </div>
        )}
        {members ? <GlanceMap {...members} /> : <p className="lead">{t("home.no_members")}</p>}
        {members && (
          <div className="glance-columns">
            <ClosingCalls calls={calls} />
            <NewestMembers members={members.newest} />
          </div>
        )}
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

import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionIds } from "#app/features/accounts/viewer.ts";
import { WeekList } from "#app/features/inbox/ui/week-list.tsx";
import { weekView } from "#app/features/inbox/week-view.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** What somebody who acts for a member can act on in this week and the next; whoever acts for none has it in the inbox. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  if (institutionIds(viewer).length === 0) throw redirect("/inbox");
  const isWhole = new URL(args.request.url).searchParams.has("all");
  const week = await weekView(args.context, viewer, isWhole);
  return json({ title: translator(args.context.locale)("common:week.title"), isWhole, ...week });
}

export default function Week() {
  const { t } = useTranslation("common");
  const { title, tasks, total, first, offers, isWhole } = useLoaderData<typeof loader>();
  return (
    <div className="stack stack-loose">
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="soft">{t("week.lead")}</p>
      </header>
      {tasks.length > 0 && (
        <section className="stack" aria-labelledby="tasks">
          <h2 id="tasks">{t("week.tasks")}</h2>
          <WeekList items={tasks} label={t("week.tasks")} />
          {total > first && (
            <p>
              {isWhole ? (
                <Link to="/week">{t("week.few", { count: first })}</Link>
              ) : (
                <Link to="/week?all=1">{t("week.all", { count: total })}</Link>
              )}
            </p>
          )}
        </section>
      )}
      {tasks.length === 0 && offers.length === 0 && <Nothing />}
      {offers.length > 0 && (
        <section className="stack" aria-labelledby="offers">
          <h2 id="offers">{t("week.offers")}</h2>
          <WeekList items={offers} label={t("week.offers")} />
          <p>
            <Link to="/projects/suggested">{t("week.more_offers")}</Link>
          </p>
        </section>
      )}
      <footer className="stack stack-tight no-print">
        <p>
          <Link to="/inbox">{t("week.everything")}</Link>
        </p>
        <p className="small soft">
          {t("week.letter")} <Link to="/account/letters">{t("week.choose")}</Link>
        </p>
      </footer>
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation("common");
  const action = (
    <div className="cluster">
      <LinkButton to="/projects">{t("week.empty.action")}</LinkButton>
      <LinkButton to="/projects/mine" variant="quiet">
        {t("workspace.projects")}
      </LinkButton>
    </div>
  );
  return <EmptyState title={t("week.empty.title")} text={t("week.empty.text")} action={action} />;
}

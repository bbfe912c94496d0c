import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MapFigure } from "#app/features/members/map/ui/map-figure.tsx";
import { BarTable } from "#app/ui/bar-table.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { BoardCard } from "../../board/ui/board-card.tsx";
import { COUNTRIES_ID, type SupportingView } from "../supporting-model.ts";

/** What the network does for an initiative: figures first, then where, when, and the projects themselves. */
export function Supporting({ view }: { view: SupportingView }) {
  const { t } = useTranslation(["projects", "members"]);
  if (view.projects === 0)
    return (
      <section className="stack" aria-labelledby="supporting">
        <h2 id="supporting">{t("supporting.title")}</h2>
        <p>{t("supporting.none")}</p>
      </section>
    );
  const { byStatus, byYear, countries, map, cards, board, year } = view;
  const rows = (figures: SupportingView["countries"]) =>
    figures.map(({ label, number }) => ({ label, figures: [number] }));
  return (
    <section className="stack stack-loose" aria-labelledby="supporting">
      <div className="stack stack-tight">
        <h2 id="supporting">{t("supporting.title")}</h2>
        <p className="small soft">{t("supporting.note")}</p>
      </div>
      <div className="facts-in-row">
        <Facts
          items={[
            { term: t("supporting.projects"), value: String(view.projects) },
            ...byStatus.map(({ label, number }) => ({ term: label, value: String(number) })),
            { term: t("supporting.members"), value: String(view.members) },
            { term: t("supporting.countries_number"), value: String(countries.length) },
          ]}
        />
      </div>
      {map && (
        <section className="stack stack-tight" aria-labelledby="where">
          <h3 id="where">{t("supporting.where")}</h3>
          <MapFigure map={map} />
          <p className="small soft">{t("members:map.borders")}</p>
          <div id={COUNTRIES_ID}>
            <BarTable
              caption={t("supporting.countries")}
              columns={[t("supporting.country"), t("supporting.members")]}
              rows={rows(countries)}
              none=""
              headingLevel={4}
            />
          </div>
        </section>
      )}
      <div className="stack stack-tight">
        <BarTable
          caption={t("supporting.years")}
          columns={[t("supporting.year"), t("supporting.ran"), t("supporting.planned")]}
          rows={byYear}
          none=""
          headingLevel={3}
        />
        <p className="small no-print">
          <Link to={year}>{t("year.link_initiative")}</Link>
        </p>
      </div>
      <section className="stack" aria-labelledby="supporting-projects">
        <div className="row row-between">
          <h3 id="supporting-projects">{t("supporting.list")}</h3>
          <p className="small">
            <Link to={board}>{t("supporting.board", { count: view.projects })}</Link>
          </p>
        </div>
        <ul className="entry-list">
          {cards.map((card) => (
            <li key={card.slug}>
              <BoardCard project={card} headingLevel={4} />
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}

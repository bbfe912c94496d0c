import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/table.tsx";
import type { WorksWith } from "../works-with.server.ts";
import { NetworkFigure } from "./network-figure.tsx";
import { PairName, PairProjects } from "./pair-table.tsx";

/** So few are one line or two, which no picture makes clearer. */
const FEWEST_DRAWN = 3;

/** The members an institution has projects with, in which years, on its page in the directory. */
export function WorksWithList({ partners: found }: { partners: WorksWith | null }) {
  const { t } = useTranslation("projects");
  if (!found) return null;
  const { partners, more, picture, to } = found;
  const titles = (["other", "years", "projects", "count"] as const).map((column) => t(`network.column.${column}`));
  return (
    <section className="stack stack-tight" aria-labelledby="works-with">
      <h2 id="works-with">{t("works_with.title")}</h2>
      {partners.length >= FEWEST_DRAWN && (
        <div className="network-small">
          <NetworkFigure picture={picture} label={t("works_with.label")} />
        </div>
      )}
      <DataTable caption={t("works_with.title")} isCaptionHidden isCompact isStacked columns={titles}>
        <tbody>
          {partners.map(({ id, partner, years, projects, more: moreProjects, count }) => (
            <tr key={id} id={id} className="network-pair">
              <th scope="row">
                <PairName {...partner} />
              </th>
              <td data-label={titles[1]}>{years}</td>
              <td data-label={titles[2]}>
                <PairProjects projects={projects} more={moreProjects} />
              </td>
              <td data-label={titles[3]} className="number">
                {count}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {more > 0 && <p>{t("network.more", { count: more })}</p>}
      <p className="small no-print">
        <Link to={to}>{t("works_with.picture")}</Link>
      </p>
    </section>
  );
}

import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { NetworkPicture, PairView } from "./network-model.ts";

/** A longer table is folded. */
const SHORT = 25;

/** The pairs of a picture as a table. */
export function PairTable({ id, rows }: Pick<NetworkPicture, "rows"> & { id?: string }) {
  const { t } = useTranslation("projects");
  const columns = ["one", "other", "projects", "years", "count"] as const;
  const titles = columns.map((column) => t(`network.column.${column}`));
  return (
    <Disclosure summary={t("network.table", { count: rows.length })} isOpen={rows.length <= SHORT}>
      {/* Inside the fold: a browser opens it for a link to what is in it. */}
      <div id={id} tabIndex={-1}>
        <DataTable caption={t("network.caption")} isCaptionHidden isCompact isStacked columns={titles}>
          <tbody>
            {rows.map((row) => (
              <PairRow key={row.id} row={row} titles={titles} />
            ))}
          </tbody>
        </DataTable>
      </div>
    </Disclosure>
  );
}

function PairRow({ row, titles }: { row: PairView; titles: readonly string[] }) {
  const { id, one, other, years, count, projects, more } = row;
  return (
    <tr id={id} className="network-pair">
      <th scope="row">
        <PairName {...one} />
      </th>
      <td data-label={titles[1]}>
        <PairName {...other} />
      </td>
      <td data-label={titles[2]}>
        <PairProjects projects={projects} more={more} />
      </td>
      <td data-label={titles[3]}>{years}</td>
      <td data-label={titles[4]} className="number">
        {count}
      </td>
    </tr>
  );
}

/** Without the name in its own script, and with plain links: there are hundreds of them. */
export function PairName({ slug, name }: PairView["one"]) {
  return (
    <a href={`/directory/${slug}`}>
      <bdi lang={name.lang}>{name.name}</bdi>
    </a>
  );
}

/** The first of the projects of a pair, and how many more there are. */
export function PairProjects({ projects, more }: Pick<PairView, "projects" | "more">) {
  const { t } = useTranslation("projects");
  return (
    <ul className="network-projects">
      {projects.map(({ slug, title }) => (
        <li key={slug}>
          <a href={`/projects/${slug}`} lang={title.lang}>
            {title.text}
          </a>
        </li>
      ))}
      {more > 0 && <li>{t("network.more", { count: more })}</li>}
    </ul>
  );
}

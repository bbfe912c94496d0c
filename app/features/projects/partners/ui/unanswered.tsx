import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/table.tsx";
import type { UnansweredView } from "../unanswered-model.ts";

/** Interest that leads have left unanswered: which project, how many wait, and for how long. */
export function Unanswered({ items }: { items: UnansweredView[] }) {
  const { t } = useTranslation("projects");
  if (items.length === 0) return null;
  const columns = (["project", "lead", "waiting", "longest"] as const).map((name) => t(`unanswered.column.${name}`));
  return (
    <section className="stack" aria-labelledby="unanswered">
      <h2 id="unanswered">{t("unanswered.title")}</h2>
      <p className="soft">{t("unanswered.lead")}</p>
      <DataTable columns={columns} caption={t("unanswered.title")} isCaptionHidden isStaffList>
        <tbody>
          {items.map(({ id, title, to, lead, leadTo, country, total, days }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to}>
                  <bdi lang={title.lang}>{title.text}</bdi>
                </Link>
              </th>
              <td>
                <Link to={leadTo}>
                  <bdi>{lead}</bdi>
                </Link>
                , {country}
              </td>
              <td>{t("unanswered.count", { count: total })}</td>
              <td>{t("unanswered.days", { count: days })}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

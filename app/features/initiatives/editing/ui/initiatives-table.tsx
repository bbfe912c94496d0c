import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/table.tsx";
import type { InitiativeLine } from "./editing-model.ts";
import { StateBadge } from "./initiative-states.tsx";

/** The initiatives of a state, for those who edit them. */
export function InitiativesTable({ lines }: { lines: InitiativeLine[] }) {
  const { t } = useTranslation("initiatives");
  const columns = ["title", "owner", "state", "languages", "calls", "changed"].map((name) => t(`column.${name}`));
  return (
    <DataTable caption={t("desk.title")} isCaptionHidden columns={columns} isStacked>
      <tbody>
        {lines.map(({ id, title, owner, state, languages, openCalls, changed }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/review/initiatives/${id}`}>
                <bdi lang={title.lang}>{title.text}</bdi>
              </Link>
            </th>
            <td data-label={t("column.owner")}>{owner}</td>
            <td data-label={t("column.state")}>
              <StateBadge state={state} />
            </td>
            <td data-label={t("column.languages")}>{languages}</td>
            <td data-label={t("column.calls")} className="number">
              {openCalls}
            </td>
            <td data-label={t("column.changed")}>{changed}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

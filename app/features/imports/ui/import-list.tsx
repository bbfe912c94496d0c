import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { ImportLine } from "./import-model.ts";

const COLUMNS = ["file", "kind", "state", "person", "at"] as const;

/** The lists that were brought in lately. */
export function ImportList({ lines }: { lines: ImportLine[] }) {
  const { t } = useTranslation("imports");
  if (lines.length === 0) return <EmptyState title={t("empty.title")} text={t("empty.text")} />;
  return (
    <DataTable caption={t("list")} columns={COLUMNS.map((one) => t(`column.${one}`))} isStaffList>
      <tbody>
        {lines.map(({ id, kind, state, fileName, person, at }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/admin/imports/${id}`}>{fileName}</Link>
            </th>
            <td>{t(`kind.${kind}`)}</td>
            <td>{t(`state.${state}`)}</td>
            <td>{person}</td>
            <td>{at}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

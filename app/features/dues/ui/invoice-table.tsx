import { useTranslation } from "react-i18next";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import { Badge } from "#app/ui/badge.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { type InvoiceView, TONE_OF_INVOICE } from "./dues-model.ts";

interface Line extends Pick<InvoiceView, "id" | "number" | "year" | "state" | "amount" | "paid" | "open" | "dueOn"> {
  /** The number of the member. */
  member: string;
  name: ShownName;
  place: string;
}

/** The invoices of a year. */
export function InvoiceTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation("dues");
  const heads = [
    t("column.member"),
    t("column.invoice"),
    t("column.state"),
    t("invoice.amount"),
    t("invoice.paid"),
    t("invoice.open"),
  ];
  return (
    <DataTable caption={t("account.invoices")} isStacked isCompact columns={heads}>
      <tbody>
        {lines.map(({ id, number, year, state, amount, paid, open, dueOn, member, name, place }) => (
          <tr key={id}>
            <th scope="row">
              <InstitutionName {...name} to={`/dues/members/${member}?year=${year}`} />
              <div className="soft small">{keepNumbers(`${member}, ${place}`)}</div>
            </th>
            <td data-label={heads[1]} className="nowrap">
              {number}
            </td>
            <td data-label={heads[2]}>
              <Badge tone={TONE_OF_INVOICE[state]}>{t(`state.${state}`)}</Badge>
              {open !== null && (
                <div className="soft small">
                  {t("invoice.due_on")}: <span className="nowrap">{dueOn}</span>
                </div>
              )}
            </td>
            <td data-label={heads[3]} className="number">
              {amount}
            </td>
            <td data-label={heads[4]} className="number">
              {paid}
            </td>
            <td data-label={heads[5]} className="number">
              {open ?? "—"}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

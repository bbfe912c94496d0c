import { useTranslation } from "react-i18next";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { ShownName } from "../../institution/institution-names.ts";

export interface ClockLine {
  key: string;
  name: ShownName;
  number: string;
  act: "write" | "suspend" | "lapse" | "unreachable";
  why: string;
}

/** Whom the clock would write to or suspend, and why. */
export function ClockTable({ lines }: { lines: readonly ClockLine[] }) {
  const { t } = useTranslation("members");
  const heads = {
    institution: t("memberships.institution"),
    number: t("memberships.number"),
    act: t("clock.act"),
    why: t("clock.why"),
  };
  return (
    <DataTable columns={Object.values(heads)} caption={t("clock.caption")} isCaptionHidden isStacked>
      <tbody>
        {lines.map(({ key, name, number, act, why }) => (
          <tr key={key}>
            <th scope="row" data-label={heads.institution}>
              <InstitutionName {...name} />
            </th>
            <td data-label={heads.number}>{number}</td>
            <td data-label={heads.act}>{t(`clock.acts.${act}`)}</td>
            <td data-label={heads.why}>{why}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

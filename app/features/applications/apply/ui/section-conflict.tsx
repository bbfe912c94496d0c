import { useTranslation } from "react-i18next";
import { ConflictNotice } from "#app/ui/conflict-notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { ConflictView } from "../section-model.ts";
import { Answer } from "../../form/ui/answer-list.tsx";

interface SectionConflictProps {
  conflict: ConflictView;
  isUnasked: boolean;
  onSeen: () => void;
}

/** Both texts when somebody else has saved the section in the meantime. Saving again keeps what stands in the form. */
export function SectionConflict({ conflict, isUnasked, onSeen }: SectionConflictProps) {
  const { t } = useTranslation("applications");
  return (
    <ConflictNotice attempt={conflict} isUnasked={isUnasked} onSeen={onSeen} title={t("conflict.title")}>
      <p>{t("conflict.text", { saved: conflict.savedText })}</p>
      <DataTable
        columns={[t("conflict.question"), t("conflict.saved"), t("conflict.typed")]}
        caption={t("conflict.table")}
        isCaptionHidden
        isStacked
      >
        <tbody>
          {conflict.changes.map(({ path, label, saved, typed }) => (
            <tr key={path}>
              <th scope="row">{label}</th>
              <td data-label={t("conflict.saved")}>
                <Answer value={saved} />
              </td>
              <td data-label={t("conflict.typed")}>
                <Answer value={typed} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p>
        <a href="?">{t("conflict.take_saved")}</a>
      </p>
    </ConflictNotice>
  );
}

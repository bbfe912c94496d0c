import { useTranslation } from "react-i18next";
import { ConflictNotice } from "#app/ui/conflict-notice.tsx";
import { DataTable } from "#app/ui/table.tsx";

/** What two people have changed, in words. */
export interface Conflict {
  differences: { name: string; label: string; saved: string; yours: string }[];
  /** When the reader saved it in another window, where it was nobody else. */
  ownAt?: string | null;
}

/** Says which answers somebody else has changed meanwhile, beside what this person was about to save. */
export function SavedMeanwhile({ title, differences }: Omit<Conflict, "ownAt"> & { title: string }) {
  const { t } = useTranslation("members");
  return (
    <ConflictNotice attempt={differences} title={title}>
      <p>{t("edit.conflict.text")}</p>
      <DataTable
        columns={[t("edit.conflict.field"), t("edit.conflict.saved"), t("edit.conflict.yours")]}
        caption={title}
        isCaptionHidden
        isStacked
      >
        <tbody>
          {differences.map(({ name, label, saved, yours }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td dir="auto" data-label={t("edit.conflict.saved")}>
                <span className="pre-line">{saved || "—"}</span>
              </td>
              <td dir="auto" data-label={t("edit.conflict.yours")}>
                <span className="pre-line">{yours || "—"}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </ConflictNotice>
  );
}

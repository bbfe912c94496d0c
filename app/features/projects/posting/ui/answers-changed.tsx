import { useTranslation } from "react-i18next";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { ChangedAnswer } from "../answers-changed.server.ts";

/** What differs between two texts of a posting: by default what has changed since a coordinator last read it. */
export function AnswersChanged({ changed, caption }: { changed: ChangedAnswer[]; caption?: string }) {
  const { t } = useTranslation("projects");
  if (changed.length === 0) return <p>{t("check.changed.nothing")}</p>;
  return (
    <DataTable
      columns={[t("check.changed.answer"), t("check.changed.before"), t("check.changed.now")]}
      caption={caption ?? t("check.changed.title")}
      isStacked
    >
      <tbody>
        {changed.map(({ name, label, before, now }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td data-label={t("check.changed.before")}>
              {before ? <PlainText text={before} /> : t("check.changed.none")}
            </td>
            <td data-label={t("check.changed.now")}>{now ? <PlainText text={now} /> : t("check.changed.none")}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

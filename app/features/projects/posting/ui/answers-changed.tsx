import { useTranslation } from "react-i18next";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { ChangedAnswer } from "../answers-changed.server.ts";
import { LEFT_OUT } from "../differing-lines.ts";

/** What differs between two texts of a posting: by default what has changed since a coordinator last read it. */
export function AnswersChanged({ changed, caption }: { changed: ChangedAnswer[]; caption?: string }) {
  const { t } = useTranslation("projects");
  if (changed.length === 0) return <p>{t("check.changed.nothing")}</p>;
  const isShortened = changed.some(({ before, now }) => `${before}${now}`.includes(LEFT_OUT));
  return (
    <div className="stack">
      {isShortened && <p className="small soft">{t("check.changed.left_out", { mark: LEFT_OUT })}</p>}
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
    </div>
  );
}

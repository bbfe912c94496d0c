import { useTranslation } from "react-i18next";
import { POSTING } from "../../project/posting-fields.ts";
import { inPageOrder } from "#app/ui/page-order.ts";
import { type RowNames, wordsOfField } from "#app/ui/words-of-field.ts";
import { type Lack, partOf } from "../lacks.ts";

interface StillAskedProps {
  isDraft: boolean;
  lacks: readonly Lack[];
  labels: Record<string, string>;
  rowNames: RowNames;
  /** Whether a part was open when the page came: a field of any other is reached through its heading. */
  isOpen: (part: (typeof POSTING)[number]) => boolean;
}

/** What keeps the posting from being handed in, before the button is pressed. */
export function StillAsked({ isDraft, lacks, labels, rowNames, isOpen }: StillAskedProps) {
  const { t } = useTranslation("projects");
  if (lacks.length === 0) return isDraft ? <p className="small">{t("form.asked.nothing")}</p> : null;
  const ordered = inPageOrder(
    lacks.map((lack) => [lack.name, lack]),
    Object.keys(labels),
  );
  return (
    <details className="disclosure" open={lacks.length <= 8}>
      <summary>{t("form.asked.title", { count: lacks.length })}</summary>
      <div className="disclosure-body">
        <ul>
          {ordered.map(([name, { isWrong }]) => {
            const part = partOf(POSTING, name);
            const field = `project-${name}`;
            return (
              <li key={name}>
                <a href={`#${part && !isOpen(part) ? `part-${part.key}` : field}`} data-field={field}>
                  {wordsOfField(name, labels, rowNames) ?? name}
                </a>
                {isWrong && ` (${t("form.asked.wrong")})`}
              </li>
            );
          })}
        </ul>
      </div>
    </details>
  );
}

import { useTranslation } from "react-i18next";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { UnmetView } from "../project-model.ts";

/** The questions a coordinator answered with no, with what was remarked; nothing where there are none. */
export function UnmetQuestions({ unmet }: { unmet: readonly UnmetView[] }) {
  const { t } = useTranslation("projects");
  if (unmet.length === 0) return null;
  return (
    <div className="stack stack-tight">
      <p>{t("page.unmet")}:</p>
      <ul>
        {unmet.map(({ question, remark }) => (
          <li key={question}>
            {question}
            {remark && (
              <div>
                <OwnWords text={remark} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useTranslation } from "react-i18next";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { EndView } from "../desk-model.ts";

/** Why a partnership has ended. */
export function Ended({ reason, note }: EndView) {
  const { t } = useTranslation("projects");
  return (
    <>
      {reason && (
        <p className="small">
          {t("interest.reason")}: {reason}
        </p>
      )}
      {note && (
        <p className="small">
          {t("interest.note")}: <OwnWords text={note} />
        </p>
      )}
    </>
  );
}

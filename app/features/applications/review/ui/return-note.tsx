import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ReturnNoteView } from "../dossier-model.ts";

/** Why a second person sent the file back, where one goes on with it. */
export function ReturnNote({ note }: { note: ReturnNoteView | null }) {
  const { t } = useTranslation("review");
  if (!note) return null;
  return (
    <Callout tone="wait" title={t("returned.title")}>
      <PlainText text={note.body} />
      <p className="small soft">
        <bdi>{note.by}</bdi>, <Time {...note.at} />
      </p>
    </Callout>
  );
}

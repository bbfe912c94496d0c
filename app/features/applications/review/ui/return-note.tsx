import { useTranslation } from "react-i18next";
import { Byline } from "#app/ui/byline.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ConditionsNoteView, ReturnNoteView } from "../dossier-model.ts";

/** Why a second person sent the file back, where one goes on with it. */
export function ReturnNote({ note }: { note: ReturnNoteView | null }) {
  const { t } = useTranslation("review");
  if (!note) return null;
  return (
    <Callout tone="wait" title={t("returned.title")}>
      <PlainText text={note.body} />
      <p className="small soft">
        <Byline by={note.by} at={note.at} />
      </p>
    </Callout>
  );
}

/** A deferral that is over: what the applicant says, and what has changed. */
export function ConditionsNote({ note }: { note: ConditionsNoteView | null }) {
  const { t } = useTranslation("review");
  if (!note) return null;
  const { why, body, changed, at } = note;
  return (
    <Callout tone="wait" title={t(why === "deferred" ? "conditions.over" : "conditions.title")}>
      <PlainText text={body} />
      <p>{changed.length > 0 ? t("conditions.changed", { list: changed.join("; ") }) : t("conditions.unchanged")}</p>
      <p className="small soft">
        <Time {...at} />
      </p>
    </Callout>
  );
}

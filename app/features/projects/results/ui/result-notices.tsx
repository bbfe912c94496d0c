import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { ResultDesk } from "../desk-model.ts";

/** Where a result stands, what a coordinator wrote, and what is still lacking. */
export function ResultStanding({ desk }: { desk: Pick<ResultDesk, "status" | "note" | "lacks"> }) {
  const { t } = useTranslation("results");
  const { status, note, lacks } = desk;
  return (
    <>
      <p>
        <Badge tone={status.tone}>{status.label}</Badge> {status.explain}
      </p>
      {note && (
        <Callout tone="bad" title={t("note.title")}>
          <PlainText text={note} />
        </Callout>
      )}
      {lacks.length > 0 && (
        <Callout tone="wait" title={t("lack.title")}>
          <ul>
            {lacks.map((lack) => (
              <li key={lack}>{t(`lack.${lack}`)}</li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  );
}

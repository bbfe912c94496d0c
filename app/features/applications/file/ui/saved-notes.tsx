import { useTranslation } from "react-i18next";
import { afterLabel } from "#app/i18n/before-answer.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { UnderstoodList } from "#app/ui/understood-list.tsx";
import { AppliesAs } from "./applies-as.tsx";
import type { DoubtView, SavedNotes } from "../saved-notes.server.ts";

/** Says back, after saving, what was understood otherwise than it was typed, and what should be looked at again. */
export function SavedNotice({ notes }: { notes: SavedNotes | null | undefined }) {
  if (!notes) return null;
  const { understood, doubts, category } = notes;
  const hasNotes = understood.length + doubts.length > 0;
  return (
    <>
      {category && <AppliesAs {...category} />}
      {hasNotes && <Understood understood={understood} doubts={doubts} />}
    </>
  );
}

function Understood({ understood, doubts }: Omit<SavedNotes, "category">) {
  const { t } = useTranslation("applications");
  return (
    <Callout tone="info" title={t("saved_notes.title")} role="status">
      <UnderstoodList answers={understood} />
      {doubts.length > 0 && <Doubts doubts={doubts} />}
    </Callout>
  );
}

/** Answers that may be right and should be looked at again; nothing depends on it. */
export function DoubtsNotice({ doubts }: { doubts: DoubtView[] }) {
  const { t } = useTranslation("applications");
  if (doubts.length === 0) return null;
  return (
    <Callout tone="info" title={t("saved_notes.doubts_title")}>
      <Doubts doubts={doubts} />
    </Callout>
  );
}

function Doubts({ doubts }: { doubts: DoubtView[] }) {
  const { t } = useTranslation("applications");
  return (
    <>
      <p>{t("saved_notes.doubts")}</p>
      <ul>
        {doubts.map(({ label, message, to }) => (
          <li key={`${label} ${to}`}>
            <a href={to}>{label}</a>
            {afterLabel(label)}
            {errorText(t, message)}
          </li>
        ))}
      </ul>
    </>
  );
}

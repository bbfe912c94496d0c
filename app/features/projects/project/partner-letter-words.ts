import type { LetterFrame } from "#app/features/letters/letter.ts";
import { crowdOf, type Places } from "./open-places.ts";
import type { PartnerLetterKind } from "./partner-letter-kinds.ts";

/** Who wrote what stands in a letter of a step. */
const NOTES: Partial<Record<PartnerLetterKind, "lead_note" | "partner_note">> = {
  "project-accepted-partner": "lead_note",
  "project-waiting_list-partner": "lead_note",
  "project-declined-partner": "lead_note",
  "project-refused-lead": "partner_note",
  "project-left-lead": "partner_note",
  "project-removed-partner": "lead_note",
};

/** In these letters the reason stands by itself, in the words of its own vocabulary. */
const REASONS: Partial<Record<PartnerLetterKind, "place_decline_reason" | "end_reason" | "decline_reason">> = {
  "project-cancelled-partner": "decline_reason",
  "project-refused-lead": "place_decline_reason",
  "project-left-lead": "end_reason",
  "project-removed-partner": "end_reason",
};

// Whoever took one of these steps knows the reason.
const KNOWN: readonly PartnerLetterKind[] = ["project-refused-partner", "project-left-partner", "project-removed-lead"];

/** A reason in the reader's words; empty where the letter needs none. */
export function reasonIn({ t }: LetterFrame, kind: PartnerLetterKind, reason: string): string {
  return KNOWN.includes(kind) ? "" : t(`vocabulary:${REASONS[kind] ?? "decline_reason"}.${reason}`);
}

/** What one side has written for the other, and its reason where that stands by itself. */
export function saidWith(
  { t }: LetterFrame,
  kind: PartnerLetterKind,
  { note, reason }: { note?: string | null; reason: string },
): string[] {
  const noted = note ? NOTES[kind] : undefined;
  return [
    ...(reason && REASONS[kind] ? [t("projects-mail:because", { reason })] : []),
    ...(noted ? [[t(`projects-mail:${noted}`), note].join("\n")] : []),
  ];
}

/** To whoever is invited: that the places of the role are taken, or fewer than those who are invited. */
export function crowdIn({ t }: LetterFrame, places: Places): string[] {
  const crowd = crowdOf(places);
  return crowd ? [t(`projects:role_places.${crowd}_invited`)] : [];
}

const TO_THE_INVITED: readonly PartnerLetterKind[] = [
  "project-accepted-partner",
  "project-invitation_reminder-partner",
];

/** How the places of a role stand: to whoever has not answered yet, and to the lead once they are taken. */
export function placesIn(frame: LetterFrame, kind: PartnerLetterKind, places: Places): string[] {
  if (TO_THE_INVITED.includes(kind)) return crowdIn(frame, places);
  const { t } = frame;
  const { number, confirmed, open, invited } = places;
  if (open > 0 || kind !== "project-confirmed-lead") return [];
  return [
    ...(confirmed > number ? [t("projects-mail:places.beyond", { count: number, confirmed })] : []),
    ...(invited > 0 ? [t("projects-mail:places.still_offered", { invited })] : []),
  ];
}

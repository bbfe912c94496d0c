import { isTextKey, TEXT_KEYS, type TextKey, type TextsInForce } from "#app/platform/association-texts.ts";
import type { FormSection } from "#app/features/forms/field.ts";

/** Names the wording of the declarations and the questions they answer for, kept with each file: what is changed gets a new name. */
export const DECLARATIONS_VERSION = "2026-4";

/** Each is ticked by itself; none is ticked beforehand. */
export const DECLARATIONS: FormSection = {
  key: "declarations",
  fields: [
    { key: "true_and_complete", kind: "tick", need: "required" },
    { key: "authority_to_bind", kind: "tick", need: "required" },
    { key: "accepts_charter", kind: "tick", need: "required", text: "charter" },
    { key: "not_endorsement", kind: "tick", need: "required" },
    { key: "annual_activity", kind: "tick", need: "required" },
    { key: "consent_registers", kind: "tick", need: "required" },
    { key: "personal_data_notice", kind: "tick", need: "required", text: "privacy" },
    { key: "contacts_consent", kind: "tick", need: "required" },
    { key: "conflict_of_interest", kind: "choice", vocabulary: "yes_no", need: "required" },
    { key: "conflict_details", kind: "prose", max: 1000, unit: "characters", need: "conflict_declared" },
  ],
};

/** The versions of the association's texts that were in force when the declarations were ticked. */
export function acceptedTexts(declarations: Record<string, unknown> = {}): Partial<Record<TextKey, number>> {
  const { texts } = declarations;
  if (typeof texts !== "object" || texts === null) return {};
  return Object.fromEntries(
    Object.entries(texts).filter(([key, version]) => isTextKey(key) && typeof version === "number"),
  ) as Partial<Record<TextKey, number>>;
}

/** A text that has changed since it was ticked. */
interface ChangedText {
  /** The declaration it was ticked with. */
  key: string;
  text: TextKey;
  /** The version that was ticked. */
  ticked: number;
  version: number;
  since: Date | null;
}

/** The same, as a page says it. */
export interface ChangedTextView extends Pick<ChangedText, "text" | "ticked" | "version"> {
  /** The day it changed, written out. */
  date: string;
}

/** The texts that were accepted in a version which is no longer in force. */
export function changedTexts(
  declarations: Record<string, unknown> | undefined,
  inForce: TextsInForce | undefined,
): ChangedText[] {
  const accepted = acceptedTexts(declarations);
  return DECLARATIONS.fields.flatMap(({ key, text }) => {
    const [ticked, current] = [text && accepted[text], text && inForce?.[text]];
    const isChanged = ticked !== undefined && current !== undefined && ticked < current.version;
    return isChanged ? [{ key, text: text as TextKey, ticked, ...current }] : [];
  });
}

/** The answers with the ticks taken away that were given to an earlier text: they are given anew. */
export function withoutOldTicks(answers: Record<string, unknown>, inForce: TextsInForce | undefined) {
  const old = changedTexts(answers, inForce).map(({ key }) => [key, false] as const);
  return { ...answers, ...Object.fromEntries(old) };
}

export type ShownTexts = Partial<Record<TextKey, number>>;

export const shownTextName = (key: TextKey) => `text_${key}`;

/** Which versions the page showed on which something was ticked. */
export function readShownTexts(fields: { get: (name: string) => string | null }): ShownTexts {
  const read = TEXT_KEYS.map((key) => [key, Number(fields.get(shownTextName(key)))] as const);
  return Object.fromEntries(read.filter(([, version]) => Number.isInteger(version) && version > 0));
}

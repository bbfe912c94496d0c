import { isTextKey, type TextKey } from "#app/platform/association-texts.ts";
import type { FormSection } from "#app/features/forms/field.ts";

/** Names the wording of the declarations and the questions they answer for, kept with each file: what is changed gets a new name. */
export const DECLARATIONS_VERSION = "2026-3";

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

import type { EvidenceWeight } from "#db/vocabulary.ts";

/** What a proof is worth, by the code of its finding: what only the institution or its authority can make weighs most. */
export const WEIGHTS = {
  domain_proved: "much",
  domain_in_registry: "much",
  domain_of_website: "some",
  register_link: "much",
  whed_entry: "much",
  authority_page: "much",
  ministry_letter: "some",
  authority_letter: "some",
  own_page: "none",
  late_register_link: "much",
  late_authority_page: "much",
  late_authority_letter: "some",
  late_own_page: "none",
  recommended_by: "some",
  recommendation_member: "much",
  recommendation_registry: "some",
  recommendation_unknown: "some",
  ror_entry: "some",
} as const satisfies Record<string, EvidenceWeight>;

/** The weight of a finding that is a proof; null for the others. */
export function weightOf(code: string): EvidenceWeight | null {
  return code in WEIGHTS ? WEIGHTS[code as keyof typeof WEIGHTS] : null;
}

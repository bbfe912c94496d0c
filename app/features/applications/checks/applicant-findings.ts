import type { CheckFacts, Contact, Finding, Rule } from "./check-facts.ts";
import { judgeCompleteness } from "./file-checks.ts";
import { judgeDomainAndEmail, judgeDuplicate } from "./identity-checks.ts";
import { judgeAccreditation, judgeLegalStatus } from "./standing-checks.ts";

/** How much an applicant should care: it will stop the case, it will be asked about, it is good to know. */
export type FindingLevel = "error" | "warning" | "hint";

export interface ApplicantFinding extends Finding {
  level: FindingLevel;
  /** Page of the application and the field on it. */
  to: string;
}

type Seen = { level: FindingLevel; to: string };

const DOMAINS = "evidence";
const EMAIL: Record<Contact, string> = {
  head: "head#section-head-email",
  primary: "representatives#section-representatives-primary.email",
  alternate: "representatives#section-representatives-alternate.email",
};

const ofAddress = (level: FindingLevel) => (values: Finding["values"]) => ({
  level,
  to: EMAIL[values.who as Contact] ?? EMAIL.head,
});
const at = (level: FindingLevel, to: string) => (): Seen => ({ level, to });

/**
 * What an applicant is shown of the automatic checks before sending. Only what stands here is: what the secretariat looks
 * up about an institution (sanctions, degree mills, earlier refusals) and whose other case it is never leaves it.
 */
const SHOWN: Record<string, (values: Finding["values"]) => Seen> = {
  twin_member: ({ sharedBy = "" }) => ({
    level: DECISIVE.includes(sharedBy) ? "error" : "warning",
    to: "identity#section-identity-name_official",
  }),
  twin_application: at("warning", "identity#section-identity-name_official"),
  domain_public: at("error", "identity#section-identity-email_domains"),
  domain_shared: at("warning", DOMAINS),
  domain_elsewhere: at("warning", DOMAINS),
  domain_differs: at("warning", DOMAINS),
  domain_not_proved: at("hint", DOMAINS),
  address_foreign: ofAddress("warning"),
  address_foreign_explained: ofAddress("hint"),
  address_generic_explained: ofAddress("hint"),
  address_free_explained: ofAddress("hint"),
  same_file: at("warning", "documents"),
  accreditation_ends_soon: at("hint", "legal#section-legal-acc_to"),
  for_profit: at("hint", "identity#section-identity-control"),
};

const DECISIVE = ["registry", "whed", "registration"];
const RULES: readonly Rule[] = [
  judgeDuplicate,
  judgeDomainAndEmail,
  judgeCompleteness,
  judgeLegalStatus,
  judgeAccreditation,
];
const ORDER: readonly FindingLevel[] = ["error", "warning", "hint"];

/** What the machine would tell the secretariat of this file and may tell the applicant, the gravest first. */
export function findingsForApplicant(facts: CheckFacts): ApplicantFinding[] {
  const found = RULES.flatMap((rule) => rule(facts).findings).flatMap((finding): ApplicantFinding[] => {
    const seen = SHOWN[finding.code]?.(finding.values);
    return seen ? [{ ...finding, ...seen }] : [];
  });
  const once = found.filter(
    ({ code }, index) => code !== "twin_application" || found.findIndex((other) => other.code === code) === index,
  );
  return once.toSorted((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
}

import { type Check, CHECKS } from "#db/vocabulary.ts";
import { type CheckFacts, type Outcome, outcome, type Rules } from "./check-facts.ts";
import {
  judgeCompleteness,
  judgeConflictOfInterest,
  judgeConsents,
  judgeHeadAuthority,
  judgeWholeInstitution,
} from "./file-checks.ts";
import { judgeDomainAndEmail, judgeDuplicate } from "./identity-checks.ts";
import { judgeAccreditation, judgeDegreesAndCohorts, judgeLegalStatus, judgeRecognition } from "./standing-checks.ts";

/** What the machine can look at. The others (degree mill, sanctions, values, use of names) wait for a person. */
const RULES: Rules = {
  complete: judgeCompleteness,
  duplicate: judgeDuplicate,
  whole_institution: judgeWholeInstitution,
  legal_status: judgeLegalStatus,
  recognition: judgeRecognition,
  accreditation: judgeAccreditation,
  degrees_cohorts: judgeDegreesAndCohorts,
  domain_email: judgeDomainAndEmail,
  head_authority: judgeHeadAuthority,
  conflict_of_interest: judgeConflictOfInterest,
  consents: judgeConsents,
};

export interface JudgedCheck extends Outcome {
  check: Check;
  isAutomatic: boolean;
}

/** The whole checklist, in the order in which a file is read; what no rule covers is `pending`. */
export function judgeChecks(facts: CheckFacts): JudgedCheck[] {
  return CHECKS.map((check) => {
    const rule = RULES[check];
    return { check, isAutomatic: rule !== undefined, ...(rule ? rule(facts) : outcome("pending")) };
  });
}

import { ACCREDITATION_STATES } from "#db/vocabulary-forms.ts";
import { findCategory } from "../form/category.ts";
import { isOwnStatement } from "../form/own-statement.ts";
import { hasAuthorityLetter } from "../form/recognition.ts";
import {
  type CheckFacts,
  finding,
  gravest,
  listAnswer,
  outcome,
  type Finding,
  type Outcome,
  type Rule,
  textAnswer,
} from "./check-facts.ts";

const SOON_DAYS = 90;

function dayAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** A for-profit institution is a matter for the council (IAU admits none). */
export const judgeLegalStatus: Rule = (facts) => {
  const number = textAnswer(facts, "legal", "reg_no");
  const registration = number ? [finding("registration", { number })] : [finding("no_registration")];
  const isForProfit = textAnswer(facts, "identity", "control") === "private_forprofit";
  return isForProfit ? outcome("concern", finding("for_profit"), ...registration) : outcome("pending", ...registration);
};

function recommendationsIn({ answers }: CheckFacts): Finding[] {
  const rows = answers.legal?.recommendations;
  if (!Array.isArray(rows)) return [];
  return (rows as { kind?: string; name?: string }[]).map(({ kind = "", name = "" }) =>
    finding("recommended_by", { recommender: kind, name }),
  );
}

function askedIn({ recommendations = [] }: CheckFacts): { given: Finding[]; awaited: Finding[] } {
  const named = recommendations.map(({ state, recommender, office, domain, belongs }) => {
    const values = { recommender, name: office, domain };
    if (state === "given" || state === "settled")
      return { isGiven: true, ...finding(`recommendation_${belongs}`, values) };
    return state === "asked" ? { isGiven: false, ...finding("recommendation_awaited", values) } : null;
  });
  const found = named
    .filter((one) => one !== null)
    .map(({ isGiven, code, values }) => ({ isGiven, found: { code, values } }));
  const only = (isGiven: boolean) => found.filter((one) => one.isGiven === isGiven).map((one) => one.found);
  return { given: only(true), awaited: only(false) };
}

function letterIn({ answers, documents }: CheckFacts): Finding[] {
  const kinds = documents.map(({ kind }) => kind);
  if (hasAuthorityLetter({ answers, documents: kinds })) return [finding("ministry_letter")];
  return kinds.includes("recognition_accreditation") ? [finding("authority_letter")] : [];
}

/** Evidence a coordinator opens by hand; what an applicant typed proves nothing by itself. Absence from WHED is no fail. */
export const judgeRecognition: Rule = (facts) => {
  const evidence = [
    { code: "register_link", value: textAnswer(facts, "legal", "recog_url") },
    { code: "authority_page", value: textAnswer(facts, "legal", "recog_page_url") },
    { code: "whed_entry", value: textAnswer(facts, "identity", "whed_id") },
    { code: "ror_entry", value: textAnswer(facts, "identity", "ror_id") },
  ].filter(({ value }) => value !== "");
  const asked = askedIn(facts);
  const { identity } = facts.answers;
  const late = (facts.lateEvidence ?? []).map(({ id, kind, value, day: date }) => {
    const isOwn = kind !== "authority_letter" && isOwnStatement(value, identity);
    return finding(isOwn ? "late_own_page" : `late_${kind}`, { id, value, date });
  });
  const findings = [
    ...evidence.map(({ code, value }) => finding(isOwnStatement(value, identity) ? "own_page" : code, { value })),
    ...letterIn(facts),
    ...recommendationsIn(facts),
    ...asked.given,
    ...late,
  ];
  const isShown = findings.some(({ code }) => !["own_page", "late_own_page"].includes(code));
  const answer = facts.precheck.recognised;
  if (answer === "no") return outcome("fail", finding("not_recognised"), ...findings);
  if (answer === "pending") return outcome("concern", finding("recognition_pending"), ...findings);
  return isShown
    ? outcome("pending", ...findings, ...asked.awaited)
    : outcome("concern", finding("no_recognition_evidence"), ...findings, ...asked.awaited);
};

function judgeDates(facts: CheckFacts): Outcome {
  const until = textAnswer(facts, "legal", "acc_to");
  const agency = textAnswer(facts, "legal", "accreditor");
  const isEndless = facts.answers.legal?.acc_no_end === true;
  if (!until)
    return outcome("concern", finding(isEndless ? "accreditation_endless" : "accreditation_undated", { agency }));
  if (until < facts.today) return outcome("concern", finding("accreditation_expired", { until, agency }));
  if (until < dayAfter(facts.today, SOON_DAYS))
    return outcome("pass", finding("accreditation_ends_soon", { until, agency }));
  return outcome("pass", finding("accreditation_valid", { until, agency }));
}

/** Valid today, or the reason why there is none; whether the agency is genuine remains for a person. */
export const judgeAccreditation: Rule = (facts) => {
  const state = ACCREDITATION_STATES.find((one) => one === textAnswer(facts, "legal", "accredited"));
  const associations = listAnswer(facts, "legal", "assoc_memberships");
  if (facts.category === "associate" && !state) return outcome("not_applicable");
  if (state === "accredited") return judgeDates(facts);
  if (state === "in_progress") return outcome("concern", finding("accreditation_in_progress"));
  if (state !== "no_system") return outcome("concern", finding("no_accreditation"));
  return associations.length > 0
    ? outcome("pass", finding("no_system_but_associations", { count: String(associations.length) }))
    : outcome("concern", finding("no_system_no_association"));
};

/** IAU: full membership after three graduated cohorts, observer before, nothing before the first. */
export const judgeDegreesAndCohorts: Rule = (facts) => {
  if (facts.category === "associate") return outcome("not_applicable");
  const typed = textAnswer(facts, "legal", "cohorts");
  const cohorts = Number(typed);
  if (typed === "" || !Number.isFinite(cohorts)) return outcome("concern", finding("no_cohorts_given"));
  if (cohorts < 1) return outcome("fail", finding("no_graduates"));
  const fitting = cohorts >= 3 ? "full" : "observer";
  const values = { count: typed, category: fitting, asked: facts.category };
  const degrees = listAnswer(facts, "legal", "degrees").length > 0 ? [] : [outcome("concern", finding("no_degrees"))];
  // An observer for another reason may have any number of them.
  const isFitting = fitting === facts.category || findCategory(facts).category === facts.category;
  const verdict = outcome(
    isFitting ? "pass" : "concern",
    finding(fitting === facts.category ? "cohorts_fit" : "cohorts_differ", values),
  );
  return gravest(verdict, ...degrees);
};

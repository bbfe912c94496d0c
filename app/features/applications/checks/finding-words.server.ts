import { identifierAddress } from "#app/features/members/institution/institution-identifiers.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { domainsInOwnLetters } from "#app/platform/domain-names.ts";
import type { Locale } from "#db/locales.ts";
import type { CheckFinding } from "#db/schema/applications.ts";
import { questionLabel } from "../form/question-label.ts";
import type { CheckFacts } from "./check-facts.ts";
import { weightOf } from "./evidence-weights.ts";
import { judgeDomainAndEmail } from "./identity-checks.ts";
import { judgeRecognition } from "./standing-checks.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function valueText(name: string, value: string, locale: Locale): string {
  const t = translator(locale);
  if (DAY.test(value)) return formatDay(value, locale);
  if (name === "domain" || name === "website") return domainsInOwnLetters(value);
  if (name === "field") return questionLabel(t, value);
  if (name === "document") return t(`vocabulary:document.${value}.title`);
  if (name === "category" || name === "asked") return t(`vocabulary:membership_category.${value}.title`);
  if (name === "recommender") return t(`vocabulary:recommender.${value}`);
  if (name === "who" || name === "sharedBy") return t(`review:${name}.${value}`);
  return value;
}

/** The values of a finding as its sentence names them. */
export function wordsOf(values: CheckFinding["values"], locale: Locale) {
  const words = Object.entries(values).map(([name, value]) => [name, valueText(name, value, locale)] as const);
  return { ...Object.fromEntries(words), count: Number(values.count ?? 0) };
}

/** What a finding is worth as a proof, in words; null for what is none. */
export function weightText(code: string, locale: Locale): string | null {
  const weight = weightOf(code);
  return weight && translator(locale)(`vocabulary:evidence_weight.${weight}`);
}

const LINKS = [
  "register_link",
  "authority_page",
  "own_page",
  "late_register_link",
  "late_authority_page",
  "late_own_page",
];

/** What an applicant typed is a link only where its words show the whole address. */
export function evidenceOf({ code, values: { value = "" } }: CheckFinding): string | null {
  if (code === "ror_entry") return identifierAddress("ror_id", value);
  if (code === "whed_entry") return identifierAddress("whed_id", value);
  return LINKS.includes(code) ? value : null;
}

/** A proof of what the institution is, in the words everybody reads of it. */
export interface ProofView {
  text: string;
  href: string | null;
  weight: string | null;
}

/** Every proof the machine sees in a file, as the secretariat reads them and so does the applicant. */
export function listProofs(facts: CheckFacts, locale: Locale): ProofView[] {
  const t = translator(locale);
  const found = [judgeDomainAndEmail, judgeRecognition].flatMap((rule) => rule(facts).findings);
  return found
    .filter(({ code }) => weightOf(code) !== null)
    .map(({ code, values }) => ({
      text: t(`review:finding.${code}`, wordsOf(values, locale)),
      href: evidenceOf({ code, values }),
      weight: weightText(code, locale),
    }));
}

import type { RecommendationState } from "../file/recommendation.ts";
import type { Twin } from "../file/twin.ts";
import type {
  Check,
  CheckResult,
  DocumentKind,
  DomainProofState,
  LateEvidence,
  MembershipCategory,
} from "#db/vocabulary.ts";

/** Answers of the form by section, as filed. */
type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A code of the catalogue (`review:finding.<code>`) with the values its sentence names; days are `YYYY-MM-DD`. */
export interface Finding {
  code: string;
  values: Record<string, string>;
}

export interface Outcome {
  result: CheckResult;
  findings: Finding[];
}

export type Contact = "head" | "primary" | "alternate";

/** `own`: at one of the institution's own domains. `foreign`: at an ordinary domain that is not one of them. */
export type AddressKind = "own" | "foreign" | "generic" | "free" | "disposable";

/** Everything the automatic checks look at; gathered first, so that the rules themselves are pure. */
export interface CheckFacts {
  /** Calendar day, `YYYY-MM-DD`. */
  today: string;
  category: MembershipCategory;
  precheck: Readonly<Record<string, string>>;
  answers: Answers;
  /** Required fields without a usable answer, as `section.field`. */
  missingFields: readonly string[];
  missingDocuments: readonly DocumentKind[];
  documents: readonly { kind: DocumentKind; issuedOn: string | null; expiresOn: string | null; sha256: string }[];
  addresses: readonly { who: Contact; kind: AddressKind; hasReason: boolean }[];
  /** Registrable domain of the website; null when there is none. */
  websiteDomain: string | null;
  /** Each declared e-mail domain with whose it is according to the registry. */
  domains: readonly {
    domain: string;
    registrable: string | null;
    owners: readonly { name: string; isApplicant: boolean }[];
    /** What its name servers said of the code of this file, and on which day; null when they were not asked. */
    proof?: { state: DomainProofState; day: string } | null;
  }[];
  twins: readonly Twin[];
  /** What people outside were asked to say, by letter, and whose the domain of their address is. */
  recommendations?: readonly {
    state: RecommendationState;
    recommender: string;
    office: string;
    domain: string;
    belongs: "own" | "member" | "registry" | "free" | "unknown";
  }[];
  /** What the applicant has added since, and on which day. */
  lateEvidence?: readonly { id: string; kind: LateEvidence; value: string; day: string }[];
  confirmation: { day: string; name: string; sha256: string } | null;
}

export type Rule = (facts: CheckFacts) => Outcome;
export type Rules = Partial<Record<Check, Rule>>;

export function finding(code: string, values: Record<string, string> = {}): Finding {
  return { code, values };
}

/** A text answer, trimmed; empty when it was not given. */
export function textAnswer({ answers }: Pick<CheckFacts, "answers">, section: string, field: string): string {
  const value = answers[section]?.[field];
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

export function listAnswer({ answers }: Pick<CheckFacts, "answers">, section: string, field: string): string[] {
  const value = answers[section]?.[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

const SEVERITY: readonly CheckResult[] = ["fail", "concern", "pending", "pass", "not_applicable"];

/** The gravest of the results, and all findings in order. */
export function gravest(...outcomes: readonly Outcome[]): Outcome {
  const result = SEVERITY.find((one) => outcomes.some((outcome) => outcome.result === one)) ?? "pending";
  return { result, findings: outcomes.flatMap((outcome) => outcome.findings) };
}

export const outcome = (result: CheckResult, ...findings: Finding[]): Outcome => ({ result, findings });

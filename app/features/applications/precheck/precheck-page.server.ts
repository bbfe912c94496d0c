import { eq, inArray } from "drizzle-orm";
import { applicationIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { holdsPlace } from "#app/features/members/institution/membership.ts";
import { isEntitled, type MembershipTerm } from "#app/features/members/institution/rights.ts";
import { findInRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import type { RegistryInstitution } from "#app/features/registry/registry-views.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isCountryCode } from "#db/countries.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import { isClosed } from "../file/application.ts";
import type { Answers, Precheck } from "../form/form.ts";
import { judgePrecheck } from "../form/precheck.ts";
import { PRECHECK_CHOICES, PRECHECK_QUESTIONS, type PrecheckInput } from "./precheck.schema.ts";
import type { NewApplication } from "./start-application.server.ts";
import { prefillFromRegistry } from "./registry-prefill.ts";
import { findTwins } from "../file/twin-search.server.ts";

/** Where the words of a question's choices are: catalogue, then group. Left out, yes and no. */
const CHOICE_WORDS: Record<string, [catalogue: string, group: string]> = {
  org_kind: ["vocabulary", "org_kind"],
  recognised: ["vocabulary", "recognition"],
  cohorts: ["vocabulary", "cohorts"],
  nonprofit: ["applications", "precheck.nonprofit"],
};

/** The questions with their choices, in the reader's language. */
export function viewQuestions(locale: Locale) {
  const t = translator(locale);
  return PRECHECK_QUESTIONS.flatMap((name) => {
    if (name === "country") return [];
    const [catalogue, group] = CHOICE_WORDS[name] ?? ["vocabulary", "yes_no"];
    const options = PRECHECK_CHOICES[name].map((value) => ({ value, label: t(`${catalogue}:${group}.${value}`) }));
    return [
      {
        name,
        label: t(`applications:precheck.question.${name}`),
        help: t(`applications:precheck.help.${name}`),
        options,
      },
    ];
  });
}

/** A member or a running application that is this institution, or looks like it. */
export interface Duplicate {
  kind: "member" | "pending" | "similar";
  name: string;
  /** The directory entry of a member that is shown there. */
  slug: string | null;
  /** The application, for whoever is on it. */
  own?: string;
}

/** Whether it is certainly the same institution, which need not apply again. */
export const isHere = (duplicate: Duplicate | null) => duplicate !== null && duplicate.kind !== "similar";

async function termsOf(db: Reader, ids: string[]) {
  if (ids.length === 0) return new Map<string, MembershipTerm>();
  const rows = await db.select().from(memberships).where(inArray(memberships.institutionId, ids));
  return new Map(rows.map((row): [string, MembershipTerm] => [row.institutionId, row]));
}

async function isRunning(db: Reader, id: string): Promise<boolean> {
  const [row] = await db.select({ status: applications.status }).from(applications).where(eq(applications.id, id));
  return row !== undefined && !isClosed(row.status);
}

/** Whether the institution is already here. A shared identifier settles it; a shared name or domain is only shown. */
export async function findDuplicate(
  db: Reader,
  candidate: Candidate,
  today: string,
  own: readonly string[] = [],
): Promise<Duplicate | null> {
  const { id: _, ...shown } = (await findStanding(db, candidate, today, own)) ?? { id: null };
  return "kind" in shown ? shown : null;
}

/** The same for a reader, whom an application the reader is on leads to itself. */
export async function findDuplicateFor(
  db: Reader,
  viewer: Viewer | null,
  candidate: Candidate,
  today: string,
): Promise<Duplicate | null> {
  const standing = await findStanding(db, candidate, today);
  if (!standing) return null;
  const { id, ...shown } = standing;
  return viewer && applicationIds(viewer).includes(id) ? { ...shown, own: `/applications/${id}` } : shown;
}

/** The same as for anybody, with the id of the application or the member, which no stranger is told; `own` applications are passed over. */
export async function findStanding(
  db: Reader,
  { registryId, names, domains, country }: Candidate,
  today: string,
  own: readonly string[] = [],
): Promise<(Duplicate & { id: string }) | null> {
  const none = { applicationId: "", institutionId: null, whedId: "", registrationNumber: "" };
  const twins = await findTwins(db, { ...none, registryId, names, domains, country });
  const terms = await termsOf(
    db,
    twins.filter(({ kind }) => kind === "member").map(({ id }) => id),
  );
  for (const { kind, id, name, reference, sharedBy } of twins) {
    const isSame = sharedBy === "registry";
    if (kind === "application") {
      if (own.includes(id)) continue;
      if (await isRunning(db, id)) return { id, kind: isSame ? "pending" : "similar", name, slug: null };
      continue;
    }
    const term = terms.get(id);
    if (!term || !holdsPlace(term, today)) continue;
    return {
      id,
      kind: isSame ? "member" : "similar",
      name,
      slug: isEntitled(term, "be_listed", today) ? reference : null,
    };
  }
  return null;
}

interface Candidate {
  registryId: string | null;
  names: string[];
  domains: string[];
  country: string;
}

/** What an institution can be recognised by before it has answered anything. */
export function candidateOf(institution: RegistryInstitution | null, name: string, country: string): Candidate {
  const names = institution ? institution.names.map(({ value }) => value) : [name];
  return { registryId: institution?.id ?? null, names, domains: institution?.domains ?? [], country };
}

interface JudgedPrecheck {
  answers: Precheck;
  institution: RegistryInstitution | null;
  name: string;
  country: string;
  outcome: ReturnType<typeof judgePrecheck>;
  duplicate: Duplicate | null;
}

/** Follows the answers of the eligibility check to where they lead; null when the institution chosen does not exist. */
export async function judgeInput(
  context: Pick<Services, "db" | "clock" | "registryApi">,
  { registry, name: typedName, ...answers }: PrecheckInput,
  { viewer, locale }: { viewer: Viewer | null; locale: Locale },
): Promise<JudgedPrecheck | null> {
  const institution = registry ? await findInRegistrySources(context, registry, locale) : null;
  if (registry && !institution) return null;
  const name = institution?.name ?? typedName ?? "";
  const listed = institution?.country.code ?? "";
  const country = isCountryCode(listed) ? listed : answers.country;
  const entries = Object.entries({ ...answers, country }).filter(([, value]) => value !== undefined);
  const given = Object.fromEntries(entries) as Precheck;
  const candidate = candidateOf(institution, name, country);
  const duplicate = await findDuplicateFor(context.db, viewer, candidate, dayNow(context.clock));
  return { answers: given, institution, name, country, outcome: judgePrecheck(given), duplicate };
}

/** What the eligibility check has already asked of the identity section. */
function answeredAlready({ nonprofit, org_kind }: Precheck): Answers {
  return { control: nonprofit, ...(org_kind === "association" && { inst_type: "association" }) };
}

/** The draft that a passed eligibility check opens; null when it did not pass or the institution is already here. */
export function draftFrom(
  { answers, institution, name, country, outcome, duplicate }: JudgedPrecheck,
  locale: Locale,
): NewApplication | null {
  if (outcome.kind !== "open" || isHere(duplicate)) return null;
  const known = institution ? prefillFromRegistry(institution) : { name_official: name };
  const identity = { ...known, ...answeredAlready(answers), country };
  const { category } = outcome;
  const place = { country, city: institution?.city ?? null };
  return {
    precheck: answers,
    category,
    locale,
    registryId: institution?.id ?? null,
    institutionName: name,
    ...place,
    identity,
  };
}

/** What the outcome page says. */
export function viewOutcome(judged: JudgedPrecheck, locale: Locale) {
  const { name, institution, country, outcome, duplicate } = judged;
  return {
    name,
    original: institution?.nameOriginal?.text ?? null,
    country: countryName(country, locale),
    outcome,
    duplicate,
  };
}

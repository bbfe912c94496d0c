import { eq } from "drizzle-orm";
import type { AdmissionInput, AdmittedPerson, InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { suspendMembership } from "#app/features/members/membership/suspension-commands.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Tx } from "#db/types.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { createPerson, hashOnce } from "./accounts-factory.server.ts";
import type { SeedInstitution, SeedMember, SeedRepresentative } from "./data/content.ts";
import { SEED_INSTITUTIONS } from "./data/institutions.ts";
import { SEED_MEMBERS } from "./data/members.ts";
import { SEED_PROJECTS } from "./data/projects.ts";
import { DEMO_PASSWORD, SEED_PEOPLE } from "./data/people.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";
import { factsFromRegistry, type RegistryFact } from "./registry-facts.server.ts";

const SUSPENDING_COORDINATOR = "coordinator.world@demo.example";
const SUSPENDED_DAYS_AGO = 12;
/** Every member has been one for so long, whatever day it is. */
const NEWEST_MEMBER_DAYS = 241;
const BEFORE_ITS_FIRST_PROJECT = 30;

/** Admits every member on its day, oldest first, with accounts for those who represent it. */
export async function seedMembers(demo: Demonstration): Promise<void> {
  const passwordHash = await hashOnce(DEMO_PASSWORD);
  const oldest = [...SEED_MEMBERS].sort((one, other) => {
    const [first, second] = [one, other].map((member) => joiningDayOf(member, demo.today) ?? member.memberSince);
    return (first ?? "").localeCompare(second ?? "");
  });
  for (const member of oldest) await seedMember(demo, member, passwordHash);
}

/** Suspends the members whose entry says so. */
export async function suspendMembers(demo: Demonstration): Promise<void> {
  const coordinator = await actAs(demo, SUSPENDING_COORDINATOR);
  for (const { slug, status, suspensionReason = "" } of SEED_MEMBERS) {
    if (status !== "suspended") continue;
    const ruling = { number: await numberOf(demo, slug), reason: suspensionReason };
    succeeded(`suspend ${slug}`, await suspendMembership(daysAgo(demo, SUSPENDED_DAYS_AGO), ruling, coordinator));
  }
}

export async function numberOf({ services }: Demonstration, slug: string): Promise<string> {
  const [row] = await services.db
    .select({ number: memberships.number })
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .where(eq(institutions.slug, slug));
  return row?.number ?? "";
}

async function seedMember({ services, today }: Demonstration, member: SeedMember, passwordHash: string) {
  const { withTransaction, config } = services;
  const joinedOn = joiningDayOf(member, today);
  const admittedAt = new Date(Math.min(Date.parse(`${joinedOn ?? member.memberSince}T09:00:00Z`), today.getTime()));
  const startsOn = joinedOn ?? startOf(member, today);
  await withTransaction(async (tx) => {
    for (const representative of member.representatives) await createAccount(tx, representative, admittedAt);
    for (const { email, name, locale, role } of demoPeopleOf(member)) {
      const roles = role === "reviewer" ? [role] : [];
      await createPerson(tx, { email, name, locale, passwordHash, roles }, admittedAt);
    }
    await admitInstitution(tx, { ...admissionOf(member, config), startsOn }, null, admittedAt);
  });
}

// Projects are so many days old whatever day it is; most began when all were members.
function startOf({ memberSince }: SeedMember, today: Date): string {
  const newest = Math.max(...SEED_MEMBERS.map((member) => Date.parse(member.memberSince)));
  const early = Math.max(0, newest - addDays(today, -NEWEST_MEMBER_DAYS).getTime());
  return isoDay(new Date(Date.parse(memberSince) - early));
}

/** The day on which a member of the first years joined: before its first project. Null for all who came later. */
function joiningDayOf({ slug, memberSince }: SeedMember, today: Date): string | null {
  const days = SEED_PROJECTS.filter(({ lead, partners }) =>
    [lead, ...partners.map((one) => ("member" in one ? one.member : ""))].includes(slug),
  ).map(({ createdDaysAgo }) => createdDaysAgo);
  if (days.every((one) => one < NEWEST_MEMBER_DAYS)) return null;
  const day = isoDay(addDays(today, -Math.max(...days) - BEFORE_ITS_FIRST_PROJECT));
  return day < memberSince ? day : null;
}

// Nobody can sign in as a representative: only the demonstration accounts have a password.
async function createAccount(tx: Tx, { fullName, email, languages }: SeedRepresentative, now: Date) {
  await createPerson(tx, { name: fullName, email, locale: localeOf(languages) }, now);
}

const localeOf = (languages: readonly string[]): Locale => LOCALES.find((locale) => languages.includes(locale)) ?? "en";

/** Who can sign in for a member, and so is its primary representative. */
const demoPeopleOf = ({ slug }: SeedMember) => SEED_PEOPLE.filter((person) => person.member === slug);

const ROLES = ["representative", "alternate"] as const;

function admissionOf(member: SeedMember, config: Config): AdmissionInput {
  const { slug, category, themes, fieldsOfStudy, representatives } = member;
  const signsIn = demoPeopleOf(member).map(({ email, name: fullName, locale }) => ({
    ...{ fullName, email, position: representatives[0].position },
    languages: [locale],
  }));
  const people = [...signsIn, ...representatives].map((person, at): AdmittedPerson => {
    const { fullName, position, email, languages } = person;
    const role = ROLES[at] ?? "international_office";
    return { role, name: fullName, position, unit: null, languages: [...languages], email };
  });
  const institution = {
    ...factsFromRegistry(findRecord(member.rorId), member.languagesOfInstruction),
    ...factsFromMember(member),
  };
  const standing = { applicationId: null, category, slug, applicant: null };
  return { ...standing, institution, themes, fieldsOfStudy, people, locale: "en", config };
}

function findRecord(rorId: string): SeedInstitution {
  const record = SEED_INSTITUTIONS.find(({ id }) => id === rorId);
  if (!record) throw new Error(`The demonstration registry has no ${rorId}`);
  return record;
}

function factsFromMember(member: SeedMember): Omit<InstitutionFacts, RegistryFact> {
  const { institutionType, control, yearFounded, profile, head, recognitionAuthority, accreditor } = member;
  return {
    type: institutionType,
    control,
    foundedYear: yearFounded,
    socialLinks: null,
    profileEn: profile.en,
    translatedProfiles: translationsFrom((locale) => profile[locale]),
    keyFigures: member.keyFigures,
    languagesOfInstruction: [...member.languagesOfInstruction],
    degreeLevels: [...member.degreeLevels],
    unescoLinks: [...member.unescoLinks],
    offers: [...member.offers],
    seeks: [...member.seeks],
    recognitionAuthority,
    accreditor,
    accreditedUntil: member.accreditedUntil,
    headName: head.fullName,
    headPosition: head.position,
  };
}

import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import type { Ruling } from "#app/features/applications/decision/decide.server.ts";
import { refreshSearch } from "#app/features/applications/file/application-search.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { BLOCKING_CHECKS } from "#app/features/applications/file/application.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { nextNumber } from "#db/numbers.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationChecks, applications, applicationSections, applicationVersions } from "#db/schema/applications.ts";
import { settings } from "#db/schema/settings.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationStatus, Recommendation, Role } from "#db/vocabulary.ts";
import { IN_CHECK_APPLICATION } from "#app/demo/data/applications/in-check.ts";

/** What a second person decides in tests that do not care which reasons or category it has. */
export const APPROVE: Ruling = { outcome: "approve", category: "full" };
export const REFUSE: Ruling = { outcome: "refuse", reasonCodes: ["R02"] };

export type ReviewServices = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

interface StaffRole {
  role: Role;
  countries?: string[];
}

/** A verified person with roles of the secretariat, as a policy sees them. */
export async function createStaff(
  { withTransaction, clock }: ReviewServices,
  name: string,
  ...roles: StaffRole[]
): Promise<Viewer> {
  const id = randomUUID();
  const email = `${id}@secretariat.example`;
  const now = clock.now();
  await withTransaction(async (tx) => {
    await tx.insert(users).values({ id, email, name, locale: "en", emailVerifiedAt: now, createdAt: now });
    for (const { role, countries } of roles)
      await grantRole(tx, { userId: id, role, countries, grantedById: null }, now);
  });
  const grants = roles.map(({ role, countries = null }): Grant => ({
    role,
    countries,
    institutionId: null,
    applicationId: null,
  }));
  return { id, name, email, locale: "en", isVerified: true, grants };
}

export interface FiledApplication {
  applicationId: string;
  /** The person who filled it in, with the grant on it. */
  applicant: Viewer;
}

interface Filed {
  name?: string;
  country?: string;
  locale?: Locale;
  status?: ApplicationStatus;
}

/** A filed application, written at once: for tests that need many of them. The form's own way is `createSubmitted`. */
export async function fileApplication(services: ReviewServices, filed: Filed = {}): Promise<FiledApplication> {
  const {
    name = `University ${randomUUID().slice(0, 8)}`,
    country = "KZ",
    locale = "en",
    status = "submitted",
  } = filed;
  const { withTransaction, clock } = services;
  const now = clock.now();
  const [id, userId] = [randomUUID(), randomUUID()];
  const email = `${userId}@university.example`;
  const person = { id: userId, email, name: `Applicant of ${name}`, locale };
  await withTransaction(async (tx) => {
    await tx.insert(users).values({ ...person, emailVerifiedAt: now, createdAt: now });
    const isFiled = status !== "draft" && status !== "awaiting_head";
    const caseNumber = isFiled ? await nextNumber(tx, "A", now) : null;
    const times = { createdAt: now, updatedAt: now, statusChangedAt: now, submittedAt: now, dueAt: addDays(now, 14) };
    const place = { institutionName: name, country, city: "Astana", search: "" };
    const row = { id, caseNumber, status, category: "full" as const, locale, ownerId: userId, precheck: PRECHECK };
    await tx.insert(applications).values({ ...row, ...place, ...times, version: 1 });
    const answers = answersOf(name, country, email);
    for (const [section, given] of Object.entries(answers)) {
      const saved = { version: 1, savedAt: now, savedById: userId };
      await tx.insert(applicationSections).values({ applicationId: id, section, answers: given, ...saved });
    }
    await tx
      .insert(applicationVersions)
      .values({ applicationId: id, number: 1, answers, sha256: "0".repeat(64), createdAt: now });
    await refreshSearch(tx, id);
    await grantRole(tx, { userId, role: "applicant", applicationId: id, grantedById: null }, now);
  });
  const grant: Grant = { role: "applicant", applicationId: id, institutionId: null, countries: null };
  return { applicationId: id, applicant: { ...person, isVerified: true, grants: [grant] } };
}

const PRECHECK = { ...IN_CHECK_APPLICATION.precheck };

function answersOf(name: string, country: string, email: string) {
  const sections = structuredClone(IN_CHECK_APPLICATION.sections) as Record<string, Record<string, unknown>>;
  const word = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const names = { name_official: name, name_en: name, name_ru: "", name_kk: "", name_other: [], ror_id: "" };
  sections.identity = { ...sections.identity, ...names, country, city: "Astana", email_domains: [`${word}.example`] };
  sections.legal = { ...sections.legal, reg_no: `REG-${word}` };
  const representatives = sections.representatives as Record<string, Record<string, unknown>>;
  for (const key of ["primary", "alternate"]) {
    representatives[key] = { ...representatives[key], email: key === "primary" ? email : `alternate-${email}` };
  }
  return sections;
}

/** Which version a page opened now would name. */
export async function versionOf({ db }: Pick<Services, "db">, applicationId: string): Promise<number> {
  const [row] = await db
    .select({ version: applications.version })
    .from(applications)
    .where(eq(applications.id, applicationId));
  return row?.version ?? 0;
}

/** A filed application that this coordinator has taken. */
export async function createInCheck(
  services: ReviewServices,
  coordinator: Viewer,
  filed: Filed = {},
): Promise<FiledApplication> {
  const application = await fileApplication(services, filed);
  const input = { applicationId: application.applicationId, version: 1 };
  const taken = await takeApplication(services, input, coordinator);
  if (!taken.ok) throw new Error(`Not taken: ${taken.reason}`);
  return application;
}

/** Every check of a file passed by a person, written at once. */
export async function passChecks(
  { withTransaction, clock }: ReviewServices,
  applicationId: string,
  { id: actorId }: Pick<Viewer, "id">,
): Promise<void> {
  const judged = { result: "pass" as const, findings: [], note: "Seen", actorId, version: 1, updatedAt: clock.now() };
  const rows = BLOCKING_CHECKS.map((check) => ({ applicationId, check, ...judged }));
  await withTransaction((tx) => tx.insert(applicationChecks).values(rows).onConflictDoNothing());
}

/** Decisions take effect in the transaction that takes them, as with the setting `holdMinutes` 0. */
export async function decideAtOnce({ withTransaction, clock }: ReviewServices): Promise<void> {
  const row = { name: ASSOCIATION_SETTING, value: { holdMinutes: 0 }, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

/** A filed application that waits for a second person. */
export async function createRecommended(
  services: ReviewServices,
  coordinator: Viewer,
  filed: Filed = {},
  recommendation: Recommendation = "admit_full",
): Promise<FiledApplication> {
  const application = await createInCheck(services, coordinator, filed);
  await passChecks(services, application.applicationId, coordinator);
  const rationale = "Everything was found in order by the coordinator.";
  const input = { applicationId: application.applicationId, version: 2, recommendation, rationale, reasonCodes: [] };
  const done = await recommendApplication(services, input, coordinator);
  if (!done.ok) throw new Error(`Not recommended: ${done.reason}`);
  return application;
}

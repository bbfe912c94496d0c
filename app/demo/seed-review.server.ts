import { eq } from "drizzle-orm";
import { isQuestionPath } from "#app/features/applications/form/form.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { recordCheck } from "#app/features/applications/checks/record-check.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { applicationChecks, applications } from "#db/schema/applications.ts";
import { CHECKS, DOCUMENT_KINDS } from "#db/vocabulary.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { SEED_PEOPLE } from "./data/people.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

/** Days before the data are loaded on which the secretariat asked or recommended. */
const ASKED_DAYS_AGO = 6;
const CHECKED_DAYS_AGO = 4;
const RECOMMENDED_DAYS_AGO = 3;

const NOTE_OVER_MACHINE = "Looked at on the institution's own site and in the national register: in order.";

/** What the secretariat did with a submitted application, up to its stage. */
export async function seedReview(demo: Demonstration, seed: SeedApplication, id: string): Promise<void> {
  const { submittedDaysAgo = 1, informationRequest, recommendation } = seed;
  const coordinator = await actAs(demo, coordinatorFor(seed));
  const opened = { applicationId: id, version: await versionOf(demo, id) };
  const taken = await takeApplication(daysAgo(demo, submittedDaysAgo - 1), opened, coordinator);
  succeeded(`take ${seed.key}`, taken);
  if (informationRequest) await ask(demo, seed, id, coordinator);
  if (recommendation) await recommend(demo, seed, id, coordinator);
}

/** The first coordinator in whose countries the institution is. */
export function coordinatorFor({ sections, precheck }: SeedApplication): string {
  const country = String(sections.identity?.country ?? precheck.country);
  const found = SEED_PEOPLE.find(
    ({ role, countries }) => role === "coordinator" && (countries === undefined || countries.includes(country)),
  );
  if (!found) throw new Error(`Nobody coordinates ${country}`);
  return found.email;
}

async function versionOf({ services }: Demonstration, id: string): Promise<number> {
  const [row] = await services.db
    .select({ version: applications.version })
    .from(applications)
    .where(eq(applications.id, id));
  return row?.version ?? 0;
}

async function ask(demo: Demonstration, seed: SeedApplication, id: string, coordinator: Viewer): Promise<void> {
  const { fields = [], documents = [], message = "" } = seed.informationRequest ?? {};
  const kinds = DOCUMENT_KINDS.filter((kind) => documents.includes(kind));
  const input = { applicationId: id, version: await versionOf(demo, id), message, documents: kinds };
  const asked = { ...input, fields: fields.filter(isQuestionPath) };
  succeeded(`ask ${seed.key}`, await requestInformation(daysAgo(demo, ASKED_DAYS_AGO), asked, coordinator));
}

async function recommend(demo: Demonstration, seed: SeedApplication, id: string, coordinator: Viewer): Promise<void> {
  const { db } = demo.services;
  const found = await db.select().from(applicationChecks).where(eq(applicationChecks.applicationId, id));
  for (const check of CHECKS) {
    const { version: checkVersion = 0, automaticResult } = found.find((one) => one.check === check) ?? {};
    const note = automaticResult && automaticResult !== "pass" ? NOTE_OVER_MACHINE : null;
    const input = { applicationId: id, check, checkVersion, result: "pass" as const, note, evidenceUrl: null };
    succeeded(`check ${check}`, await recordCheck(daysAgo(demo, CHECKED_DAYS_AGO), input, coordinator));
  }
  const { recommendation = "admit_full", rationale = "" } = seed.recommendation ?? {};
  const input = { applicationId: id, version: await versionOf(demo, id), recommendation, rationale, reasonCodes: [] };
  succeeded(
    `recommend ${seed.key}`,
    await recommendApplication(daysAgo(demo, RECOMMENDED_DAYS_AGO), input, coordinator),
  );
}

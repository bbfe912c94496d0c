import type { Answers } from "#app/features/applications/form/form.ts";
import { isSectionKey } from "#app/features/applications/form/form.ts";
import { addDocument } from "#app/features/applications/apply/add-document.server.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { saveSection } from "#app/features/applications/apply/save-section.server.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { startApplication } from "#app/features/applications/precheck/start-application.server.ts";
import { confirmationToken } from "#app/features/applications/file/confirmation-link.server.ts";
import { findLatestConfirmation } from "#app/features/applications/file/application-queries.server.ts";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { expireApplications } from "#app/features/applications/apply/expire-applications.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { messageApplicant } from "#app/features/applications/messages/message-applicant.server.ts";
import { messageSecretariat } from "#app/features/applications/messages/message-secretariat.server.ts";
import { createPerson } from "./accounts-factory.server.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { SEED_APPLICATIONS } from "./data/applications.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";
import { sampleDocument } from "./sample-document.server.ts";
import { seedApproval } from "./seed-approval.server.ts";
import { seedAppeal } from "./seed-appeal.server.ts";
import { seedFormalities } from "./seed-formalities.server.ts";
import { seedCorrection } from "./seed-correction.server.ts";
import { seedRecommendations } from "./seed-recommendations.server.ts";
import { seedHands } from "./seed-hands.server.ts";
import { coordinatorFor, seedReview } from "./seed-review.server.ts";
import { seedScoring } from "./seed-scoring.server.ts";

/** How long the head had the link, or has had it by now. */
const DAYS_WITH_HEAD = 3;

/** An application under way: what the steps after its start need to know. */
interface Opened {
  id: string;
  applicant: string;
}

/** Every application, filled in, sent and confirmed by the same commands as a real one, up to its stage. */
export async function seedApplications(demo: Demonstration): Promise<void> {
  for (const seed of SEED_APPLICATIONS.toSorted((one, other) => other.startedDaysAgo - one.startedDaysAgo)) {
    const opened = await open(demo, seed);
    await fillIn(demo, seed, opened);
    await seedRecommendations(demo, seed, opened);
    if (seed.status === "draft") {
      await seedHands(demo, seed, opened);
      await seedMessages(demo, seed, opened);
      continue;
    }
    await attachDocuments(demo, seed, opened);
    await send(demo, seed, opened);
    if (seed.status === "expired")
      succeeded(`expire ${seed.key}`, { ok: (await expireApplications(daysAgo(demo, EXPIRED_DAYS_AGO))) > 0 });
    if (seed.status === "awaiting_head" || seed.status === "expired") continue;
    await confirm(demo, seed, opened);
    if (seed.status === "submitted") continue;
    await seedReview(demo, seed, opened.id);
    if (seed.isReviewed) await seedScoring(demo, seed, opened.id);
    if (seed.status === "formalities") await seedFormalities(demo, seed, opened.id);
    if (seed.status === "approved") await seedApproval(demo, seed, opened.id);
    if (seed.status === "deferred") await seedCorrection(demo, seed, opened.id);
    await seedMessages(demo, seed, opened);
    await seedAppeal(demo, seed, opened);
    if (seed.status === "withdrawn") await withdraw(demo, seed, opened);
  }
}

async function seedMessages(demo: Demonstration, seed: SeedApplication, { id, applicant }: Opened): Promise<void> {
  for (const { from, daysAgo: age, body } of seed.messages ?? []) {
    const actor = await actAs(demo, from === "applicant" ? applicant : coordinatorFor(seed));
    const write = from === "applicant" ? messageSecretariat : messageApplicant;
    succeeded(`message of ${seed.key}`, await write(daysAgo(demo, age), { applicationId: id, body }, actor));
  }
}

const EXPIRED_DAYS_AGO = 1;
const WITHDRAWN_DAYS_AGO = 2;
const WHY_WITHDRAWN = "The university is being merged with another; we shall apply again when this is done.";

async function withdraw(demo: Demonstration, seed: SeedApplication, { id, applicant }: Opened): Promise<void> {
  const input = { applicationId: id, reason: WHY_WITHDRAWN };
  const actor = await actAs(demo, applicant);
  succeeded(`withdraw ${seed.key}`, await withdrawApplication(daysAgo(demo, WITHDRAWN_DAYS_AGO), input, actor));
}

const textIn = (answers: Answers | undefined, key: string) => String(answers?.[key] ?? "");

/** The applicant's address: a demonstration account, or the primary representative, who gets an account here. */
async function applicantOf(demo: Demonstration, { owner, sections, locale, startedDaysAgo }: SeedApplication) {
  if (owner) return owner;
  const { full_name: name, email } = sections.representatives?.primary as { full_name: string; email: string };
  const now = addDays(demo.today, -startedDaysAgo);
  await demo.services.withTransaction((tx) => createPerson(tx, { name, email, locale }, now));
  return email;
}

async function open(demo: Demonstration, seed: SeedApplication): Promise<Opened> {
  const applicant = await applicantOf(demo, seed);
  const { identity } = seed.sections;
  const { category, locale, precheck } = seed;
  const institution = {
    registryId: seed.rorId.split("/").at(-1) ?? null,
    institutionName: textIn(identity, "name_en"),
    country: textIn(identity, "country"),
    city: textIn(identity, "city"),
  };
  const input = { category, locale, precheck: { ...precheck }, ...institution, identity: {} };
  const started = await startApplication(daysAgo(demo, seed.startedDaysAgo), input, await actAs(demo, applicant));
  return { id: succeeded("start", started).id, applicant };
}

async function fillIn(demo: Demonstration, seed: SeedApplication, { id, applicant }: Opened): Promise<void> {
  const actor = await actAs(demo, applicant);
  const services = daysAgo(demo, seed.startedDaysAgo - 1);
  for (const [section, answers] of Object.entries(seed.sections)) {
    if (!isSectionKey(section)) continue;
    const version = section === "identity" ? 1 : 0;
    const input = { applicationId: id, section, version, answers: withoutBlanks(answers) as Answers };
    succeeded(`save ${section}`, await saveSection(services, input, actor));
  }
}

// A form leaves out what nobody answered.
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, one]) => one !== "" && !(Array.isArray(one) && one.length === 0));
  return Object.fromEntries(given.map(([key, one]) => [key, withoutBlanks(one)]));
}

const TITLES: Partial<Record<DocumentKind, string>> = {
  letter_of_intent: "Letter of intent",
  signed_commitment: "Signed commitment",
  legal_status: "Charter and registration",
  recognition_accreditation: "Certificate of accreditation",
};

const NO_FORCE = "A document of the demonstration: it has no legal force.";
const alike = new Map<string, Uint8Array>();

/** A document in the name of its institution; the many files that were filled in alike share theirs. */
async function documentOf(demo: Demonstration, seed: SeedApplication, title: string, day: Date): Promise<Uint8Array> {
  if (!seed.isFilledInAlike)
    return sampleDocument(title, [textIn(seed.sections.identity, "name_official"), isoDay(day), NO_FORCE], day);
  const made = alike.get(title) ?? (await sampleDocument(title, [NO_FORCE], demo.today));
  alike.set(title, made);
  return made;
}

async function attachDocuments(demo: Demonstration, seed: SeedApplication, { id, applicant }: Opened): Promise<void> {
  const actor = await actAs(demo, applicant);
  const days = sentDaysAgo(seed) + 1;
  const services = daysAgo(demo, days);
  const day = services.clock.now();
  for (const [kind, title] of Object.entries(TITLES)) {
    const content = { bytes: await documentOf(demo, seed, title, day), mediaType: "application/pdf" };
    const about = { kind: kind as DocumentKind, name: `${kind.replaceAll("_", "-")}.pdf`, summary: null };
    const dates = { issuedOn: isoDay(addDays(day, -2)), expiresOn: null };
    const input = { applicationId: id, ...about, ...dates, ...content, replaces: null };
    succeeded(`attach ${kind}`, await addDocument(services, input, actor));
  }
}

function sentDaysAgo({ submittedDaysAgo = 0 }: SeedApplication): number {
  return submittedDaysAgo + DAYS_WITH_HEAD;
}

async function send(demo: Demonstration, seed: SeedApplication, { id, applicant }: Opened): Promise<void> {
  const sent = await sendToHead(daysAgo(demo, sentDaysAgo(seed)), id, await actAs(demo, applicant));
  succeeded(`send ${seed.key}`, sent);
}

async function confirm(demo: Demonstration, seed: SeedApplication, { id }: Opened): Promise<void> {
  const services = daysAgo(demo, seed.submittedDaysAgo ?? 0);
  const link = await findLatestConfirmation(services.db, id);
  if (!link) throw new Error(`${seed.key} has no link to the head`);
  const token = confirmationToken(services.config.secret, link.id);
  const signature = { signedName: link.headName, signedPosition: textIn(seed.sections.head, "title_position") };
  succeeded(`confirm ${seed.key}`, await confirmApplication(services, token, signature));
}

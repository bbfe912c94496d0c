import { and, desc, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { announceAppealsJob } from "#app/features/applications/appeal/announce-appeals.server.ts";
import { lodgeAppeal } from "#app/features/applications/appeal/lodge-appeal.server.ts";
import { viewFindingLetters } from "#app/features/applications/appeal/findings.server.ts";
import { findCorrectionPage } from "#app/features/applications/correction/correction-page.server.ts";
import { draftCorrection } from "#app/features/applications/correction/draft-correction.server.ts";
import {
  agreeToCorrection,
  proposeCorrection,
} from "#app/features/applications/correction/propose-correction.server.ts";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { findAppeal } from "#app/features/applications/file/appeal-queries.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { listProposed } from "#app/features/applications/appeal/findings.server.ts";
import { announceSession } from "#app/features/council/announce/announce-session.server.ts";
import { viewDecisions } from "#app/features/council/announce/announce-view.server.ts";
import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import { findSession } from "#app/features/council/session/change-session.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import type { Locale } from "#db/locales.ts";
import { users } from "#db/schema/accounts.ts";
import { outbox } from "#db/schema/outbox.ts";
import { settings } from "#db/schema/settings.ts";
import { agreeBy, proposeBy } from "#tests/support/appeals.ts";
import { openCouncil } from "#tests/support/council.ts";
import { createRecommended, createStaff, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const WORDS = "The register names no licence of the institution.";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let council: Viewer;
let panel: Viewer[];

beforeAll(async () => {
  services = await openTestServices();
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  council = await createStaff(services, "Council Member", { role: "council" });
  panel = [];
  for (const name of ["First", "Second"]) panel.push(await createStaff(services, name, { role: "appeals" }));
});

const recommended = (locale: Locale = "en") => createRecommended(services, coordinator, { locale });

async function readsIn({ id }: Viewer, locale: Locale): Promise<void> {
  await services.withTransaction((tx) => tx.update(users).set({ locale }).where(eq(users.id, id)));
}

async function sentTo({ email }: Viewer, ...kinds: string[]) {
  const isThis = and(eq(outbox.recipient, email), inArray(outbox.kind, kinds));
  const [letter] = await services.db.select().from(outbox).where(isThis).orderBy(desc(outbox.id));
  return letter && { locale: letter.locale, text: letter.text };
}

async function refuse(applicationId: string): Promise<void> {
  const input = { applicationId, version: await versionOf(services, applicationId), explanation: WORDS };
  expect(await decide(services, input, byPerson(council), REFUSE)).toMatchObject({ ok: true });
}

async function holdEnds(): Promise<void> {
  services.clock.pass(10 * MINUTE_MS);
  await announceDecisions(services);
  await announceAppealsJob.work(services);
}

describe("a letter goes out in the language in which it was agreed to", () => {
  test("of a decision that is held, whatever language its reader takes meanwhile", async () => {
    const { applicationId, applicant } = await recommended("en");
    await refuse(applicationId);
    await readsIn(applicant, "kk");
    await holdEnds();
    const letter = await sentTo(applicant, "application-refused");
    expect(letter?.locale).toBe("en");
    expect(letter?.text).toContain("has decided not to admit");
    expect(letter?.text).toContain("Dear ");
  });

  test("of the panel, from the moment one of it proposed it: the second reads that, and that is sent", async () => {
    const { applicationId, applicant } = await recommended("en");
    await refuse(applicationId);
    await holdEnds();
    const appeal = { applicationId, version: 0, grounds: ["procedure" as const], body: `${WORDS} ${WORDS}` };
    expect(await lodgeAppeal(services, appeal, applicant)).toEqual({ ok: true });
    const [first, second] = panel as [Viewer, Viewer];
    const finding = { outcome: "allow" as const, reasons: "The entry was not opened by those who checked." };
    expect(await proposeBy(services, applicationId, finding, first)).toMatchObject({ ok: true });
    await readsIn(applicant, "ru");
    const dossier = await findDossier(services.db, applicationId, second);
    const lodged = await findAppeal(services.db, applicationId);
    const [proposed] = await listProposed(services.db, lodged?.id ?? "");
    if (!dossier || !lodged || !proposed) throw new Error("There is no proposal");
    const shown = await viewFindingLetters(services, { application: dossier.application, appeal: lodged }, proposed);
    expect(shown.map(({ locale, previews }) => [locale, previews.map(({ lang }) => lang)])).toEqual([["en", ["en"]]]);
    expect(await agreeBy(services, applicationId, second)).toMatchObject({ ok: true, found: "allow" });
    await readsIn(applicant, "kk");
    await holdEnds();
    expect(await sentTo(applicant, "application-appeal-allowed")).toMatchObject({ locale: "en" });
  });

  test("of a correction, from the moment it was proposed: the second person reads that, and that is sent", async () => {
    const { applicationId, applicant } = await recommended("en");
    await refuse(applicationId);
    await holdEnds();
    const form = {
      version: 0,
      reasonCodes: ["R02" as const],
      explanation: "The register names a licence that has expired.",
      reason: "The sentence named the wrong register.",
      category: undefined,
      startsOn: undefined,
      until: undefined,
    };
    expect(await draftCorrection(services, applicationId, form, coordinator)).toEqual({ ok: true });
    const version = async () => ({ applicationId, version: await versionOf(services, applicationId) });
    expect(await proposeCorrection(services, await version(), coordinator)).toEqual({ ok: true });
    await readsIn(applicant, "kk");
    const second = await createStaff(services, "Second", { role: "coordinator" });
    const dossier = await findDossier(services.db, applicationId, second);
    const page = dossier && (await findCorrectionPage(services, dossier, { viewer: second, locale: "en" }));
    expect(page?.proposed?.letters.map(({ lang }) => lang)).toEqual(["en"]);
    expect(await agreeToCorrection(services, await version(), second)).toEqual({ ok: true });
    expect(await sentTo(applicant, "application-corrected")).toMatchObject({ locale: "en" });
  });
});

describe("the letter of a vote", () => {
  let chair: Viewer;

  beforeAll(async () => {
    chair = await createStaff(services, "Chair", { role: "chair" });
    const value = { decisionBy: "ballot", holdMinutes: 10 };
    const row = { name: ASSOCIATION_SETTING, value, updatedAt: services.clock.now(), updatedById: null };
    await services.withTransaction((tx) => tx.insert(settings).values(row));
  });

  async function voted() {
    const filed = await recommended("en");
    const sessionId = await openCouncil(services, chair, [filed.applicationId]);
    const items = await listItems(services.db, sessionId);
    const itemId = items.find(({ subjectId }) => subjectId === filed.applicationId)?.id ?? "";
    for (const voter of [chair, council])
      await castVotes(services, { sessionId, votes: [{ itemId, choice: "for", word: null }] }, voter);
    expect(await closeSession(services, { sessionId }, chair)).toEqual({ ok: true });
    const shown = async () => {
      const session = await findSession(services.db, sessionId);
      if (!session) throw new Error("There is no session");
      const [decision] = await viewDecisions(services, {
        ...{ session, locale: "en" },
        items: await listItems(services.db, sessionId),
      });
      return decision;
    };
    return { ...filed, sessionId, itemId, shown };
  }

  test("is read anew when its reader has taken another language since it was shown", async () => {
    const { sessionId, itemId, applicant, shown } = await voted();
    const announce = async (mark = "") =>
      announceSession(services, { sessionId, itemIds: [itemId], marks: new Map([[itemId, mark]]) }, chair);
    const before = (await shown())?.mark;
    await readsIn(applicant, "ru");
    expect(await announce(before)).toMatchObject({ ok: false, reason: "stale" });
    const now = await shown();
    expect(now?.letter?.lang).toBe("ru");
    expect(await announce(now?.mark)).toMatchObject({ ok: true, announced: 1 });
  });

  test("goes out in the language in which it was announced", async () => {
    const { sessionId, itemId, applicant } = await voted();
    expect(await announceSession(services, { sessionId, itemIds: [itemId] }, chair)).toMatchObject({ announced: 1 });
    await readsIn(applicant, "kk");
    await holdEnds();
    expect(await sentTo(applicant, "application-approved")).toMatchObject({ locale: "en" });
  });
});

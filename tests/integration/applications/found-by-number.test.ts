import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { refreshSearch, repairSearch } from "#app/features/applications/file/application-search.server.ts";
import { readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { createAwaitingHead, createViewer, headToken } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { createStaff } from "#tests/support/review-factory.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { settings } from "#db/schema/settings.ts";
import { searchText } from "#db/search.server.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let id: string;
let number: string;

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const sections = seed?.sections as AnswersBySection;

async function found(q: string): Promise<string[]> {
  const ids: string[] = [];
  for (const state of ["open", "closed"]) {
    const filter = readQueueFilter(new URLSearchParams({ q, state }));
    const asked = { viewer: coordinator, filter, locale: "en", now: services.clock.now() } as const;
    ids.push(...(await listReviewQueue(services.db, asked)).items.map((row) => row.id));
  }
  return ids;
}

const change = (values: Partial<typeof applications.$inferInsert>) =>
  services.withTransaction((tx) => tx.update(applications).set(values).where(eq(applications.id, id)));

beforeAll(async () => {
  services = await openTestServices();
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  const draft = { precheck: { ...seed?.precheck }, sections };
  const { applicationId } = await createAwaitingHead(services, await createViewer(services), draft);
  id = applicationId;
  const signature = { signedName: "Khurshed Safolzoda", signedPosition: "Rector" };
  const confirmed = await confirmApplication(services, await headToken(services, id), signature);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const [row] = await services.db.select().from(applications).where(eq(applications.id, id));
  number = row?.caseNumber ?? "";
});

const STATES: ApplicationStatus[] = ["submitted", "in_check", "info_requested", "recommended"];
const CLOSED: ApplicationStatus[] = ["approved", "refused", "withdrawn", "expired"];

test.each([...STATES, ...CLOSED])(
  "a file that is %s is found by its number, whole or in part (found F70)",
  async (status) => {
    await change({ status });
    const [, year = "", last = ""] = number.split("-");
    expect(last).toMatch(/^\d{4}$/);
    for (const q of [number, number.toLowerCase(), last, year, number.replaceAll("-", " "), String(Number(last))]) {
      expect([q, await found(q)]).toEqual([q, [id]]);
    }
    expect(await found(number.replace(last, "0999"))).toEqual([]);
  },
);

describe("what the secretariat is told on the telephone", () => {
  test("finds the file: a contact's e-mail or name, the registration number (found F147)", async () => {
    const { head, legal, representatives } = sections as Record<string, Record<string, unknown>>;
    const { email, full_name } = representatives?.primary as { email: string; full_name: string };
    for (const q of [email, full_name, head?.email, legal?.reg_no] as string[]) {
      expect([q, await found(q)]).toEqual([q, [id]]);
    }
  });

  const PHONE = "+998 (65) 221-29-14";
  const asked = ["221-29-14", "998652212914", "+998 65 221 29 14", "2212914", "00998 65 2212914", PHONE];
  const enter = (section: "head" | "identity", phone: string) =>
    services.withTransaction(async (tx) => {
      const { applicationId, section: name } = applicationSections;
      const answers = { ...(sections as Record<string, object>)[section], phone };
      const isThis = and(eq(applicationId, id), eq(name, section));
      await tx.update(applicationSections).set({ answers }).where(isThis);
    });

  test.each(["head", "identity"] as const)(
    "finds the file: the telephone of %s, however it is written",
    async (section) => {
      await enter(section, PHONE);
      expect(await found("2212914")).toEqual([]);
      await services.withTransaction((tx) => refreshSearch(tx, id));
      for (const q of asked) expect([q, await found(q)]).toEqual([q, [id]]);
      for (const q of ["2212915", "+998 65 221 29 15"]) expect([q, await found(q)]).toEqual([q, []]);
      await enter(section, "+77272921234");
      await services.withTransaction((tx) => refreshSearch(tx, id));
      for (const q of ["8 (727) 292-12-34", "292 12 34"]) expect([q, await found(q)]).toEqual([q, [id]]);
    },
  );
});

test("a whole case number finds that case and no file with the same figures in another number", async () => {
  expect(await found(number.replace("A", "А"))).toEqual([id]);
  await change({ search: searchText("A 2026 0999 DEMO-UZ-0999") });
  expect(await found("0999")).toEqual([id]);
  expect(await found("A-2026-0999")).toEqual([]);
});

test("a file whose text was written before its number is found after the next start (found F70)", async () => {
  await change({ search: searchText("Tajik National University") });
  await services.withTransaction((tx) => tx.delete(settings).where(eq(settings.name, "application_search_text")));
  const last = number.split("-").at(-1) ?? "";
  expect(await found(last)).toEqual([]);
  expect(await repairSearch(services)).toBe(1);
  expect(await found(last)).toEqual([id]);
  expect(await repairSearch(services)).toBe(0);
});

test.each(["051g1n833", "https://ror.org/051g1n833", "ror.org/051g1n833/", " ROR.org/051G1N833 "])(
  "a file is found by its number in the registry, written as %s",
  async (typed) => {
    const [before] = await services.db.select().from(applications).where(eq(applications.id, id));
    await change({ search: `${before?.search ?? ""} ${searchText("051g1n833")}` });
    expect(await found(typed)).toEqual([id]);
  },
);

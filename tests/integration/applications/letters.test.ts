import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import {
  findLatestConfirmation,
  getFullApplication,
} from "#app/features/applications/file/application-queries.server.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { users } from "#db/schema/accounts.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createAwaitingHead, createViewer } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { writeToApplicants } from "#app/features/applications/letters/write-to-applicants.server.ts";
import { decisionLetter } from "#app/features/applications/decision/decision-letter.ts";
import { templateWords } from "#app/features/applications/letters/templates.server.ts";
import { KIND_OF } from "#app/features/applications/letters/decision-words.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { openLetter } from "#app/platform/sealed-secrets.server.ts";
import type { Locale } from "#db/locales.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const signature = { signedName: "Khurshed Safolzoda", signedPosition: "Rector" };

async function awaitingHead(locale: Locale) {
  const draft = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection, locale };
  const { applicationId, token } = await createAwaitingHead(services, await createViewer(services), draft);
  const link = await findLatestConfirmation(services.db, applicationId);
  const file = await getFullApplication(services.db, applicationId);
  if (!link || !file) throw new Error("There is no link");
  const [applicant] = await services.db.select().from(users).where(eq(users.id, file.application.ownerId));
  return { applicationId, token, link, file, applicant };
}

/** The letters to an address about an application as their reader sees them, without what has no width. */
async function lettersTo(applicationId: string, recipient: string) {
  const rows = await services.db.select().from(outbox).where(eq(outbox.subjectId, applicationId)).orderBy(outbox.id);
  return rows
    .filter((row) => row.recipient === recipient)
    .map((row) => openLetter(services.config, row) ?? row)
    .map(({ kind, subject, text }) => ({ kind, subject, text: text.replaceAll("\u2060", "") }));
}

describe("letters to the head of the institution", () => {
  test.each([
    ["en", "Tajik National University", "Prepared by"],
    ["ru", "Таджикский национальный университет", "Составитель заявки"],
    ["kk", "Тәжік ұлттық университеті", "Өтінімді дайындаған"],
  ] as const)(
    "the request says in %s what it is about and who prepared it, how to reach them, and opens in its language (found F126) (found F129) (found F130)",
    async (locale, institution, preparedBy) => {
      const { applicationId, token, link, applicant } = await awaitingHead(locale);
      const [letter] = await lettersTo(applicationId, link.headEmail);
      expect(letter?.kind).toBe("application-head-request");
      for (const part of [institution, link.headName, `${preparedBy}`, applicant?.name ?? "-", applicant?.email ?? "-"])
        expect(letter?.text).toContain(part);
      expect(letter?.text).toContain(`/confirm/${token}?lng=${locale}`);
      expect(letter?.text).not.toMatch(/undefined|\{\{|:\s*\./);
    },
  );

  test.each(["en", "ru", "kk"] as const)(
    "what was signed is sent in %s at once, with its digest (found F66)",
    async (locale) => {
      const { applicationId, token, link } = await awaitingHead(locale);
      await confirmApplication(services, token, signature);
      const received = (await lettersTo(applicationId, link.headEmail)).find(
        ({ kind }) => kind === "application-received",
      );
      for (const part of [signature.signedName, signature.signedPosition, link.contentSha256])
        expect(received?.text).toContain(part);
      const { documents } = (await getFullApplication(services.db, applicationId)) ?? { documents: [] };
      expect(documents.length).toBeGreaterThan(0);
      for (const { name } of documents) expect(received?.text).toContain(name);
    },
  );

  test("a decision goes to the applicant and to the head who signed, who is offered no page behind a sign-in (found F66)", async () => {
    const { applicationId, token, link, applicant } = await awaitingHead("ru");
    await confirmApplication(services, token, signature);
    const application = (await getFullApplication(services.db, applicationId))?.application;
    if (!application) throw new Error("There is no application");
    const refused = { outcome: "refuse" as const, category: null, reasonCodes: ["R01"], explanation: "" };
    const approved = { outcome: "approve" as const, category: "full" as const, reasonCodes: [], explanation: "" };
    await services.withTransaction(async (tx) => {
      const now = services.clock.now();
      const membership = { number: "M-2026-0001", slug: null, endsOn: null };
      for (const one of [refused, approved]) {
        const ruling = { ...one, deferredUntil: null };
        const template = await templateWords(tx, one.outcome);
        const how = { words: null, origin: "http://localhost:3000", now, membership, stage: null };
        const told = { application, ruling, template, ...how };
        const compose = (frame: LetterFrame, institution: string) => decisionLetter(frame, { ...told, institution });
        const post = { occasion: one.outcome, kind: KIND_OF[one.outcome], compose };
        await writeToApplicants(tx, application, post, now);
      }
    });
    const kindsTo = async (email: string) => (await lettersTo(applicationId, email)).map(({ kind }) => kind);
    expect(await kindsTo(applicant?.email ?? "")).toEqual([
      "application-received",
      "application-refused",
      "application-approved",
    ]);
    const toHead = await lettersTo(applicationId, link.headEmail);
    const refusal = toHead.find(({ kind }) => kind === "application-refused");
    expect(refusal?.text).toContain("Таджикский национальный университет");
    expect(refusal?.text).not.toContain("/applications/");
    expect(toHead.find(({ kind }) => kind === "application-approved")?.text).toContain("M-2026-0001");
  });
});

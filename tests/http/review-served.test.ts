import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { messageApplicant } from "#app/features/applications/messages/message-applicant.server.ts";
import { applicationChecks, applications, applicationVersions } from "#db/schema/applications.ts";
import { APPROVE, createInCheck, createRecommended, versionOf } from "#tests/support/review-factory.ts";
import type { Role } from "#db/vocabulary.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
  council = await signInNew(portal, { name: "Council Member", roles: [{ role: "council" }] });
});

const viewerOf = ({ id, email, name }: SignedIn, role: Role): Viewer => {
  const grant = { role, countries: null, institutionId: null, applicationId: null };
  return { id, email, name, locale: "en", isVerified: true, grants: [grant] };
};
const asCoordinator = () => viewerOf(coordinator, "coordinator");
const pageOf = async ({ browser }: SignedIn, address: string) => (await browser.get(address)).document;

test("the queue names the state in which what was looked for is, as a link (found F147)", async () => {
  const { applicationId } = await createInCheck(portal.services, asCoordinator(), { name: "Closed Oasis University" });
  await portal.services.withTransaction((tx) =>
    tx.update(applications).set({ status: "withdrawn" }).where(eq(applications.id, applicationId)),
  );
  const document = await pageOf(coordinator, "/review?q=Oasis");
  const link = [...document.querySelectorAll("main a")].find(({ textContent }) => textContent === "1 in Closed");
  const found = await pageOf(coordinator, link?.getAttribute("href") ?? "/review");
  expect(found.querySelector("main table")?.textContent).toContain("Closed Oasis University");
});

test("the reasons of a refusal stand where only “Refuse” opens them (found F82)", async () => {
  const inCheck = await createInCheck(portal.services, asCoordinator());
  const { applicationId } = await createRecommended(portal.services, asCoordinator());
  const pages = [
    await pageOf(coordinator, `/review/${inCheck.applicationId}/work`),
    await pageOf(council, `/review/${applicationId}/decision`),
  ];
  for (const document of pages) {
    const reasons = [...document.querySelectorAll("input[name=reasonCodes]")];
    expect(reasons.length).toBeGreaterThan(10);
    expect(reasons.filter((box) => !box.closest(".when-refuse"))).toEqual([]);
  }
});

describe("the dossier", () => {
  test("holds the letters of the case for its coordinator and for who decides (found F71)", async () => {
    const { applicationId } = await createRecommended(portal.services, asCoordinator());
    const body = "Your seal is not legible.";
    await messageApplicant(portal.services, { applicationId, body }, asCoordinator());
    for (const reader of [coordinator, council]) {
      const document = await pageOf(reader, `/review/${applicationId}/letters`);
      const letter = [...document.querySelectorAll("main details")].find(({ textContent }) =>
        textContent?.includes("a message from the secretariat"),
      );
      expect(letter?.textContent).toContain("Read and answer it in the portal");
      expect(letter?.textContent).not.toContain(body);
    }
  });

  test("shows whoever decides which checks were judged otherwise than the machine, and why (found F71)", async () => {
    const { applicationId } = await createRecommended(portal.services, asCoordinator());
    await portal.services.withTransaction((tx) =>
      tx
        .update(applicationChecks)
        .set({ automaticResult: "fail", note: "The registry is out of date" })
        .where(eq(applicationChecks.applicationId, applicationId)),
    );
    const page = await pageOf(council, `/review/${applicationId}/decision`);
    const said = [...page.querySelectorAll("main .callout")].map(({ textContent }) => textContent).join("\n");
    expect(said).toContain("Judged otherwise than the automatic checks");
    expect(said).toContain("The registry is out of date");
  });

  test.each([
    ["Accredited until", { acc_to: "2019-12-31" }],
    ["The accreditation has no last day", { acc_to: "", acc_no_end: true }],
  ])("leads from each doubtful answer to its place on the coordinator's own page: %s", async (label, doubtful) => {
    const { applicationId } = await createInCheck(portal.services, asCoordinator());
    const isOfFile = eq(applicationVersions.applicationId, applicationId);
    const [filed] = await portal.services.db.select().from(applicationVersions).where(isOfFile);
    const answers = { ...filed?.answers, legal: { ...filed?.answers.legal, ...doubtful } };
    await portal.services.withTransaction((tx) => tx.update(applicationVersions).set({ answers }).where(isOfFile));
    const document = await pageOf(coordinator, `/review/${applicationId}/answers`);
    const doubts = [...document.querySelectorAll("main .callout li a")];
    expect(doubts.map(({ textContent }) => textContent)).toContain(label);
    for (const link of doubts) {
      expect(link.getAttribute("href")).toMatch(/^#/);
      expect(document.querySelector(link.getAttribute("href") ?? "")).not.toBeNull();
    }
  });

  test("says when a held decision takes effect (found F77)", async () => {
    const { applicationId } = await createRecommended(portal.services, asCoordinator());
    const version = await versionOf(portal.services, applicationId);
    const input = { applicationId, version, explanation: "" };
    const mandate = byPerson(viewerOf(council, "council"));
    expect(await decide(portal.services, input, mandate, APPROVE)).toMatchObject({ ok: true });
    const text = (await pageOf(coordinator, `/review/${applicationId}`)).querySelector("main")?.textContent;
    expect(text).toMatch(/takes effect on \d{1,2} \w+ \d{4}/);
  });
});

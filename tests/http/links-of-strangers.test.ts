import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { IN_CHECK_APPLICATION } from "#app/demo/data/applications/in-check.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { askRecommendation } from "#app/features/applications/recommendations/ask-recommendation.server.ts";
import { ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { invitations } from "#db/schema/invitations.ts";
import { outbox } from "#db/schema/outbox.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { newAwaiting, newDraft } from "#tests/support/drafts.ts";
import { changeAssociation } from "#tests/support/formalities.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { APPROVE, createRecommended, decideAtOnce, versionOf } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { passingClock } from "#tests/support/test-services.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const HEAD = IN_CHECK_APPLICATION.sections.head as unknown as { email: string };
const UPLOAD = "Upload the signed sheet";
const clock = passingClock();
let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on" }, overrides: { clock } });
  await decideAtOnce(portal.services);
  await changeAssociation(portal.services, { formalities: true, formalitiesDays: 60 });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
});

const pathOf = (link: string) => link.replace(/\?.*/, "");
const secretOf = (link: string) => pathOf(link).split("/")[2] ?? "";

/** An application that was approved, with its formalities open and the letters about them written. */
async function approved() {
  const { services } = portal;
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "Welcome." };
  expect(await decide(services, input, byPerson(await actorOf(portal, council.id)), APPROVE)).toMatchObject({
    ok: true,
  });
  const [alternate, page] = [`alternate-${applicant.email}`, `/applications/${id}/formalities`];
  const { link } = await letterTo(portal, HEAD.email, "application-commitment-request");
  return { id, page, alternate, commitment: pathOf(link), browser: await signInAs(portal, applicant.email) };
}

async function recommendation() {
  const { id, applicant } = await newDraft(portal);
  const email = `asked-${id}@commission.example`;
  const request = { recommender: "national_commission", office: "Commission", name: "A Person", email } as const;
  const asking = { applicationId: id, ...request, locale: "en", reader: "en" } as const;
  expect(await askRecommendation(portal.services, asking, applicant)).toEqual({ ok: true });
  return pathOf((await letterTo(portal, email, "recommendation-asked")).link);
}

describe("A link that needs no account", () => {
  test("is kept nowhere: not in the letters kept, nor where a case's letters are read", async () => {
    const { id, commitment, alternate } = await approved();
    const invited = pathOf((await letterTo(portal, alternate, "hands-representative")).link);
    const { token } = await newAwaiting(portal);
    const secrets = [secretOf(commitment), secretOf(invited), secretOf(await recommendation()), token];
    const kept = JSON.stringify(await portal.services.db.select().from(outbox));
    const { text } = await coordinator.browser.get(`/review/${id}/letters`);
    expect(text).toContain("/commitment/…");
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(40);
      for (const place of [kept, text]) expect(place).not.toContain(secret);
    }
    expect(text).not.toContain(SECRET_MARK);
  });

  test("opens a page that is not kept, not found by search engines, and tells other sites nothing", async () => {
    const { commitment, alternate } = await approved();
    const invited = pathOf((await letterTo(portal, alternate, "hands-representative")).link);
    const confirm = `/confirm/${(await newAwaiting(portal)).token}`;
    const closed = (await portal.browser().get("/robots.txt")).text;
    for (const page of [commitment, invited, confirm, await recommendation()]) {
      const { status, headers, document } = await portal.browser().get(page);
      expect([page, status]).toEqual([page, 200]);
      expect(headers.get("Cache-Control")).toBe("no-store");
      expect(headers.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
      expect(document.querySelector("meta[name=robots]")?.getAttribute("content")).toBe("noindex");
      expect(closed).toContain(`Disallow: /${page.split("/")[1] ?? ""}\n`);
    }
  });

  test("is answered so many times an hour; what was typed is kept", async () => {
    const { commitment } = await approved();
    const confirm = `/confirm/${(await newAwaiting(portal)).token}`;
    const pages = { [commitment]: "", [confirm]: "confirm", [await recommendation()]: "give" };
    for (const [page, intent] of Object.entries(pages)) {
      const browser = portal.browser();
      const typed = { intent, signedName: "Typed Twentyone", signedPosition: "" };
      for (let time = 0; time < 20; time++) expect((await browser.forge(page, typed)).status).toBe(422);
      const answer = await browser.forge(page, typed);
      expect([page, answer.status, Number(answer.headers.get("Retry-After")) > 0]).toEqual([page, 429, true]);
      expect(answer.text).toContain("Typed Twentyone");
    }
  });
});

test("a representative is invited again three times a day at most", async () => {
  const { page, alternate, browser } = await approved();
  const statuses: number[] = [];
  for (let time = 0; time < 4; time++) {
    clock.pass(ON_ITS_WAY_MS);
    statuses.push((await browser.forge(page, { intent: "invite", role: "alternate" })).status);
  }
  expect(statuses).toEqual([302, 302, 302, 429]);
  expect(await lettersTo(portal, alternate)).toHaveLength(4);
});

test("a colleague is invited and sent the letter again three times a day at most", async () => {
  const { browser, id, home } = await newDraft(portal);
  const [page, email] = [`${home}/people`, `colleague-${id}@university.example`];
  const statuses = [
    (await browser.forge(page, { intent: "invite", role: "co_applicant", locale: "en", email })).status,
  ];
  const [invitation] = await portal.services.db.select().from(invitations).where(eq(invitations.email, email));
  const again = { intent: "send-again", invitationId: invitation?.id ?? "" };
  for (let time = 0; time < 3; time++) {
    // Pressed too soon, nothing is sent, and nothing is counted.
    for (let soon = 0; soon < 4; soon++) {
      const { status, text } = await browser.forge(page, again);
      expect([status, text]).toEqual([409, expect.stringContaining("on its way since")]);
    }
    clock.pass(ON_ITS_WAY_MS);
    statuses.push((await browser.forge(page, again)).status);
  }
  expect(statuses).toEqual([302, 302, 302, 429]);
  expect(await lettersTo(portal, email)).toHaveLength(3);
});

test("a signed sheet may be as large as a document: the page says what is wrong with it", async () => {
  const { page, browser } = await approved();
  const sheet = { name: "scan.pdf", bytes: Buffer.alloc(2 * 1024 * 1024, "no pdf") };
  const sent = await (await openForm(browser, page, UPLOAD)).attach("Signed sheet", sheet).press(UPLOAD);
  expect([sent.answer.status, errorsOf(sent.page).length]).toEqual([422, 1]);
});

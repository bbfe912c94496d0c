import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { queueLetter } from "#app/platform/outbox.server.ts";
import { sessions } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Role } from "#db/vocabulary.ts";
import { addInstitution } from "#tests/support/members-factory.ts";
import { addPerson, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const REMOVE_ADMINISTRATOR = "Remove the role: Administrator";
const CANCEL = "Do not send";
const SEND_AGAIN = "Send again";
const SECRET = "canary-5f1e-in-a-letter";
const ROUTES: Record<string, string> = {
  "/admin": "routes/_workspace.admin._index",
  "/admin/mail": "routes/_workspace.admin.mail._index",
  "/admin/people": "routes/_workspace.admin.people._index",
  "/admin/jobs": "routes/_workspace.admin.jobs",
  "/admin/settings": "routes/_workspace.admin.settings",
};
const OTHERS: Role[] = ["coordinator", "council", "reviewer", "applicant", "representative", "alternate", "editor"];

let portal: TestPortal;
let administrator: SignedIn;
let letterId: string;

beforeAll(async () => {
  portal = await startTestPortal();
  administrator = await signInNew(portal, { roles: ["administrator"] });
  await portal.services.withTransaction((tx) => addInstitution(tx, new Date(), "osh"));
  letterId = await writeLetter("rector@letters.example");
});

async function writeLetter(recipient: string): Promise<string> {
  const letter = { kind: "test", locale: "en" as const, subject: `Subject ${SECRET}`, text: SECRET, html: SECRET };
  const now = new Date();
  await portal.services.withTransaction((tx) => queueLetter(tx, { ...letter, dedupeKey: recipient, recipient }, now));
  const [row] = await portal.services.db.select().from(outbox).where(eq(outbox.recipient, recipient));
  return row?.id ?? "";
}

const heading = (document: Document) => document.querySelector("h1")?.textContent;
const alertIn = (document: Document) => document.querySelector("[role=alert]")?.textContent;

async function grantIdOf(userId: string, role: Role): Promise<string> {
  const isTheirs = and(eq(grants.userId, userId), eq(grants.role, role));
  const [grant] = await portal.services.db.select().from(grants).where(isTheirs);
  return grant?.id ?? "";
}

const suspend = (personId: string, reason: string) =>
  pressOn(administrator.browser, `/admin/people/${personId}`, "Suspend this person", {
    fill: { "Reason for the suspension": reason },
  });
const suspension = { intent: "suspend", reason: "The contract ended in April." };

describe("C01 only administrators come in", () => {
  test.each(Object.entries(ROUTES))("an administrator opens %s, whole and by each loader", async (address, route) => {
    const page = await administrator.browser.get(address);
    expect([page.status, page.document.querySelectorAll("h1").length]).toEqual([200, 1]);
    expect((await administrator.browser.get(`${address}?_data=${route}`)).status).toBe(200);
  });

  test.each(OTHERS)("C02 %s is refused every page, every loader and HEAD", async (role) => {
    const { browser } = await signInNew(portal, { roles: [{ role, institutionId: "osh" }] });
    const person = await addPerson(portal);
    const addresses = [...Object.keys(ROUTES), `/admin/mail/${letterId}`, `/admin/people/${person.id}`];
    const loaders = Object.entries(ROUTES).map(([address, route]) => `${address}?_data=${route}`);
    const single = `/admin/mail/${letterId}?_data=routes/_workspace.admin.mail.$id`;
    for (const address of [...addresses, ...loaders, single]) {
      const answer = await browser.get(address);
      expect([address, answer.status]).toEqual([address, 403]);
      expect(answer.text).not.toContain(SECRET);
      expect((await browser.head(address)).status).toBe(403);
    }
  });

  test.each(["coordinator", "council"] as const)("C03 %s is refused every action", async (role) => {
    const { browser } = await signInNew(portal, { roles: [role] });
    const person = await addPerson(portal);
    const attempts: [string, Record<string, string>][] = [
      [`/admin/mail/${letterId}`, { intent: "cancel" }],
      ["/admin/settings", {}],
      ...["suspend", "reinstate", "end-sessions", "grant", "revoke"].map((intent): [string, Record<string, string>] => [
        `/admin/people/${person.id}`,
        { ...suspension, intent, role: "administrator" },
      ]),
    ];
    for (const [address, fields] of attempts) expect((await browser.forge(address, fields)).status).toBe(403);
    expect(await grantIdOf(person.id, "administrator")).toBe("");
  });

  test("strangers are sent to sign in, people with an unverified address to verify it", async () => {
    expect((await portal.browser().get("/admin/mail")).location).toBe("/login?redirectTo=%2Fadmin%2Fmail");
    const { browser } = await signInNew(portal, { roles: ["administrator"], isVerified: false });
    expect((await browser.get("/admin/mail")).location).toBe("/verify-email");
  });

  test("a letter or person that does not exist is 404", async () => {
    for (const address of ["/admin/mail/none", "/admin/people/none"]) {
      expect((await administrator.browser.get(address)).status).toBe(404);
      expect((await administrator.browser.forge(address, { intent: "grant" })).status).toBe(404);
    }
  });
});

describe("people", () => {
  test("C03 an intent nobody offers is 400", async () => {
    const person = await addPerson(portal);
    for (const intent of ["", "delete", "constructor"])
      expect((await administrator.browser.forge(`/admin/people/${person.id}`, { intent })).status).toBe(400);
  });

  test("C11 nobody raises, suspends or, as the last administrator, demotes themselves", async () => {
    const alone = await startLonelyPortal();
    const address = `/admin/people/${alone.administrator.id}`;
    const { browser } = alone.administrator;
    const offered = formsOn(browser, { page: await browser.get(address), address });
    expect(offered.flatMap(({ buttons }) => buttons)).toEqual([REMOVE_ADMINISTRATOR, "End all sessions"]);
    for (const fields of [{ intent: "grant", role: "council" }, suspension]) {
      const { status, document } = await browser.forge(address, fields);
      expect([status, alertIn(document)]).toEqual([409, "You cannot do this to your own account."]);
    }
    const { status, document } = await pressOn(browser, address, REMOVE_ADMINISTRATOR);
    expect([status, alertIn(document)]).toEqual([409, expect.stringContaining("the last administrator")]);
    expect((await browser.get("/admin")).status).toBe(200);
  });

  test("the roles of one person are taken back by buttons of their own names", async () => {
    const person = await addPerson(portal, { roles: ["coordinator", "council"] });
    await pressOn(administrator.browser, `/admin/people/${person.id}`, "Remove the role: Council member");
    const held = await portal.services.db.select().from(grants).where(eq(grants.userId, person.id));
    expect(held.map(({ role, revokedAt }) => [role, revokedAt === null]).sort()).toEqual([
      ["coordinator", true],
      ["council", false],
    ]);
  });

  test("B05 the next request of a suspended person is refused, and the old session stays closed after reinstating", async () => {
    const person = await signInNew(portal, { roles: ["coordinator"] });
    expect((await person.browser.get("/inbox")).status).toBe(200);
    const { location } = await suspend(person.id, suspension.reason);
    expect(location).toBe(`/admin/people/${person.id}?done=person-suspend`);
    expect((await person.browser.get("/inbox")).location).toMatch(/^\/login/);
    await pressOn(administrator.browser, `/admin/people/${person.id}`, "Lift the suspension");
    expect((await person.browser.get("/inbox")).location).toMatch(/^\/login/);
    expect(await sessionsOf(person.id)).toEqual([]);
  });

  test("B05 a role taken back is gone with the next request", async () => {
    const person = await signInNew(portal, { roles: ["administrator"] });
    expect((await person.browser.get("/admin")).status).toBe(200);
    await pressOn(administrator.browser, `/admin/people/${person.id}`, REMOVE_ADMINISTRATOR);
    expect((await person.browser.get("/admin")).status).toBe(403);
  });

  test("a role is given with its countries, and a second time refused", async () => {
    const person = await addPerson(portal, { name: "Madina Seitkali" });
    const form = await openForm(administrator.browser, `/admin/people/${person.id}`, "Give a role");
    form.choose("Role", "Coordinator").tick(["Countries", "Kazakhstan"]).tick(["Countries", "Uzbekistan"]);
    const give = async () => (await form.press("Give a role")).answer;
    expect((await give()).location).toBe(`/admin/people/${person.id}?done=person-grant`);
    const { document } = await administrator.browser.get(`/admin/people/${person.id}?done=person-grant`);
    expect(heading(document)).toBe("Madina Seitkali");
    expect(document.body.textContent).toContain("Kazakhstan, Uzbekistan");
    expect(document.querySelector("[role=status]")?.textContent).toContain("The role was given.");
    expect((await give()).status).toBe(409);
  });

  test.each([
    ["a role that is not the secretariat's", { intent: "grant", role: "representative" }],
    ["a country that does not exist", { intent: "grant", role: "coordinator", countries: ["KZ", "XX"] }],
  ])("C03 %s is refused with 422 and changes nothing", async (_name, fields) => {
    const person = await addPerson(portal);
    const answer = await administrator.browser.forge(`/admin/people/${person.id}`, fields);
    expect(answer.status).toBe(422);
    expect((await portal.services.db.select().from(grants).where(eq(grants.userId, person.id))).length).toBe(0);
  });

  test("what is wrong with a reason stands at the reason, which is kept", async () => {
    const person = await addPerson(portal);
    const { status, document } = await suspend(person.id, "short");
    expect(status).toBe(422);
    const field = document.querySelector<HTMLTextAreaElement>("textarea[name=reason]");
    expect(field?.value).toBe("short");
    expect(field?.getAttribute("aria-invalid")).toBe("true");
  });
});

describe("mail log", () => {
  test("shows the letter, its state and what can be done with it", async () => {
    const { document } = await administrator.browser.get(`/admin/mail/${letterId}`);
    expect(heading(document)).toBe(`Subject ${SECRET}`);
    expect(document.querySelector<HTMLButtonElement>("main button[name=intent]")?.value).toBe("cancel");
  });

  test("a letter is cancelled, then sent again; a stale second press is 409", async () => {
    const id = await writeLetter("twice@letters.example");
    const page = `/admin/mail/${id}`;
    const form = await openForm(administrator.browser, page, CANCEL);
    expect((await form.press(CANCEL)).answer.location).toBe(`${page}?done=mail-cancel`);
    const stale = (await form.press(CANCEL)).answer;
    expect([stale.status, alertIn(stale.document)]).toEqual([409, expect.stringContaining("just changed")]);
    expect((await pressOn(administrator.browser, page, SEND_AGAIN)).location).toBe(`${page}?done=mail-send-again`);
    expect((await administrator.browser.forge(page, { intent: "forward" })).status).toBe(400);
  });

  test("finds a letter by an address in other letters, whole or begun, and shows it in them", async () => {
    await writeLetter("info@xn--b1agajc0ayikbb.xn--p1ai");
    for (const typed of ["info@университет.рф", "INFO@универ", "info@xn--b1ag"]) {
      const { document } = await administrator.browser.get(`/admin/mail?recipient=${encodeURIComponent(typed)}`);
      expect(document.querySelector("main table")?.textContent, typed).toContain("info@университет.рф");
    }
  });

  test.each(["page=0", "page=-3", "page=1e9", "status=%27", "recipient=%25%5F%5C", "page=x&status=dead&status=sent"])(
    "a list address with %s is still a page",
    async (query) => {
      expect((await administrator.browser.get(`/admin/mail?${query}`)).status).toBe(200);
    },
  );
});

const sessionsOf = (userId: string) => portal.services.db.select().from(sessions).where(eq(sessions.userId, userId));

async function startLonelyPortal(): Promise<{ portal: TestPortal; administrator: { id: string; browser: Browser } }> {
  const lonely = await startTestPortal();
  return { portal: lonely, administrator: await signInNew(lonely, { roles: ["administrator"] }) };
}

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { grants, sessions, users } from "#db/schema/accounts.ts";
import { inviteToRole, type NewInvitation } from "#app/features/accounts/invitation-commands.server.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, PASSWORD, signInAs, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NEW_PASSWORD = "rides forty camels";
let now = new Date("2026-09-01T08:00:00Z");
let portal: TestPortal;
let count = 0;
const newEmail = () => `invited${++count}@university.example`;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

const findUser = async (email: string) =>
  (await portal.services.db.select().from(users).where(eq(users.email, email)))[0];
const tokenOf = (link: string) => new URL(link, portal.origin).searchParams.get("token") ?? "";

describe("A10 changing the address", () => {
  test("needs the present password, the new address's link, and tells the old one", async () => {
    const { email, browser } = await signInNew(portal);
    const wanted = newEmail();
    const refused = await browser.post("/account/email", { email: wanted, currentPassword: "not it" });
    expect(refused.status).toBe(403);
    expect(await lettersTo(portal, wanted)).toEqual([]);
    await browser.post("/account/email", { email: wanted, currentPassword: PASSWORD });
    expect((await findUser(email))?.email).toBe(email);
    expect((await letterTo(portal, email, "account-change-asked")).text).not.toContain(wanted);
    const { link } = await letterTo(portal, wanted, "account-change-email");
    expect((await portal.browser().get(link)).text).toContain(wanted);
    expect(await findUser(wanted)).toBeUndefined();
    const done = await portal.browser().post("/account/email/confirm", { token: tokenOf(link) });
    expect(done.location).toBe("/account?done=email_changed");
    expect(await findUser(email)).toBeUndefined();
    expect(await findUser(wanted)).toBeDefined();
    expect((await letterTo(portal, email, "account-email-changed")).text).not.toContain(wanted);
    expect((await browser.get("/account")).text).toContain(wanted);
    expect((await portal.browser().post("/account/email/confirm", { token: tokenOf(link) })).location).toMatch(
      /token=$/,
    );
  });

  test("A05 to an address that has an account answers alike, and no link is sent", async () => {
    const known = await addPerson(portal);
    const { browser } = await signInNew(portal);
    const answer = await browser.post("/account/email", { email: known.email, currentPassword: PASSWORD });
    expect(answer.location).toBe("/account?done=email_asked");
    expect((await letterTo(portal, known.email, "account-change-email")).link).toBe("/forgot-password");
  });
});

describe("changing the password", () => {
  test("needs the present one, ends the other sessions and sends a letter", async () => {
    const { email, browser } = await signInNew(portal);
    const other = await signInAs(portal, email);
    const change = (currentPassword: string, newPassword: string) =>
      browser.post("/account/password", { currentPassword, newPassword });
    expect((await change("not it", NEW_PASSWORD)).status).toBe(403);
    expect((await change(PASSWORD, "password1")).status).toBe(422);
    expect((await change(PASSWORD, NEW_PASSWORD)).location).toBe("/account?done=password_changed");
    expect((await browser.get("/inbox")).status).toBe(200);
    expect((await other.get("/inbox")).status).toBe(302);
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-changed-password"]);
  });
});

describe("B07 a person sees and ends own sessions", () => {
  test("one, then all others", async () => {
    const { id, email, browser } = await signInNew(portal);
    const [second, third] = [await signInAs(portal, email), await signInAs(portal, email)];
    const { document } = await browser.get("/account/sessions");
    const buttons = [...document.querySelectorAll<HTMLButtonElement>("main button[name=session]")];
    expect(buttons).toHaveLength(3);
    const rows = await portal.services.db.select().from(sessions).where(eq(sessions.userId, id));
    expect(rows).toHaveLength(3);
    await browser.post("/account/sessions", { session: buttons[0]?.value ?? "" });
    const alive = [(await second.get("/inbox")).status, (await third.get("/inbox")).status];
    expect(alive.sort()).toEqual([200, 302]);
    await browser.post("/account/sessions", { session: "others" });
    expect([(await second.get("/inbox")).status, (await third.get("/inbox")).status]).toEqual([302, 302]);
    expect((await browser.get("/inbox")).status).toBe(200);
  });

  test("C04 nobody ends a stranger's session", async () => {
    const victim = await signInNew(portal);
    const [session] = await portal.services.db.select().from(sessions).where(eq(sessions.userId, victim.id));
    const { browser } = await signInNew(portal);
    expect((await browser.post("/account/sessions", { session: session?.id ?? "" })).status).toBe(404);
    expect((await browser.post("/account/sessions", { session: "missing" })).status).toBe(404);
    expect((await victim.browser.get("/inbox")).status).toBe(200);
  });
});

test("name and language are changed, and the pages follow", async () => {
  const { email, browser } = await signInNew(portal);
  const answer = await browser.post("/account?index", { name: "Әйгерім Садықова", locale: "kk", email: "x@y.example" });
  expect(answer.location).toBe("/account?done=details_saved");
  expect(await findUser(email)).toMatchObject({ name: "Әйгерім Садықова", locale: "kk" });
  expect((await browser.get("/account")).document.documentElement.lang).toBe("kk");
});

describe("leaving", () => {
  const leave = (currentPassword = PASSWORD) => ({ currentPassword, consent: "on" });

  test("removes who acts for nobody: name, address, letters, sessions", async () => {
    const { id, email, browser } = await signInNew(portal);
    await portal.browser().post("/forgot-password", { email });
    expect((await browser.post("/account/leave", leave("not it"))).status).toBe(403);
    expect((await browser.post("/account/leave", { currentPassword: PASSWORD })).status).toBe(422);
    expect((await browser.post("/account/leave", leave())).location).toBe("/login?done=left");
    expect(await findUser(email)).toBeUndefined();
    expect(await portal.services.db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-closed"]);
    expect((await browser.get("/inbox")).status).toBe(302);
  });

  test("is refused to who still acts for somebody", async () => {
    const { email, browser } = await signInNew(portal, {
      roles: [{ role: "editor", institutionId: "some-institution" }],
    });
    expect((await browser.get("/account/leave")).text).not.toContain("currentPassword");
    expect((await browser.post("/account/leave", leave())).status).toBe(409);
    expect(await findUser(email)).toBeDefined();
  });

  test("leaves an empty account of who once acted, so that records keep their author", async () => {
    const { id, email, browser } = await signInNew(portal, { roles: [{ role: "editor", institutionId: "once" }] });
    await portal.services.withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: now }).where(eq(grants.userId, id)).returning(),
    );
    await browser.post("/account/leave", leave());
    expect(await findUser(email)).toBeUndefined();
    const [left] = await portal.services.db.select().from(users).where(eq(users.id, id));
    expect(left).toMatchObject({ name: "—", emailVerifiedAt: null, suspendedAt: now });
    expect((await portal.browser().post("/login", { email, password: PASSWORD })).status).toBe(422);
  });
});

describe("A14 an invitation", () => {
  const invite = async (changes: Partial<NewInvitation> = {}) => {
    const invitation: NewInvitation = { email: newEmail(), role: "coordinator", locale: "en", ...changes };
    const link = await inviteToRole(portal.services, invitation, null);
    return { email: invitation.email, path: new URL(link).pathname };
  };
  const person = { name: "Berik Omarov", password: NEW_PASSWORD, locale: "en", consent: "on" };
  const rolesOf = async (email: string) => {
    const user = await findUser(email);
    const held = await portal.services.db
      .select()
      .from(grants)
      .where(eq(grants.userId, user?.id ?? ""));
    return held.filter(({ revokedAt }) => !revokedAt).map(({ role, countries }) => ({ role, countries }));
  };

  test("makes a new account with its role, signed in, and works once", async () => {
    const { email, path } = await invite({ countries: ["KZ", "KG"] });
    expect((await letterTo(portal, email, "account-invitation")).link).toBe(path);
    const browser = portal.browser();
    expect((await browser.get(path)).text).toContain(email);
    const answer = await browser.post(path, { ...person, role: "administrator", email: "other@university.example" });
    expect(answer.location).toBe("/inbox?done=invitation_accepted");
    expect((await browser.get("/inbox")).status).toBe(200);
    expect(await rolesOf(email)).toEqual([{ role: "coordinator", countries: ["KZ", "KG"] }]);
    expect((await portal.browser().get(path)).status).toBe(404);
    const stranger = { ...person, password: "another forty camels" };
    expect((await portal.browser().post(path, stranger)).status).toBe(404);
  });

  test("is accepted by the invited account after signing in, and by no other", async () => {
    const { email } = await addPerson(portal);
    const { path } = await invite({ email, role: "council" });
    const stranger = await signInNew(portal);
    expect((await stranger.browser.post(path)).status).toBe(403);
    expect((await portal.browser().post(path, person)).status).toBe(403);
    const browser = portal.browser();
    const { document } = await browser.get(path);
    expect(document.querySelector(`main a[href="/login?redirectTo=${encodeURIComponent(path)}"]`)).not.toBeNull();
    const signedIn = await browser.post("/login", { email, password: PASSWORD, redirectTo: path });
    expect(signedIn.location).toBe(path);
    expect((await browser.post(path)).location).toBe("/inbox?done=invitation_accepted");
    expect(await rolesOf(email)).toEqual([{ role: "council", countries: null }]);
    expect(await rolesOf(stranger.email)).toEqual([]);
  });

  test("expires after seven days, and a newer one replaces it", async () => {
    const asked = now;
    const { email, path } = await invite();
    const newer = await invite({ email });
    expect((await portal.browser().get(path)).status).toBe(404);
    now = new Date(asked.getTime() + 8 * 24 * 3600 * 1000);
    expect((await portal.browser().post(newer.path, person)).status).toBe(404);
    now = asked;
    expect((await portal.browser().post(newer.path, person)).status).toBe(302);
  });

  test("Q05 twenty attempts at once make one account with one role", async () => {
    const { email, path } = await invite();
    const answers = await Promise.all(Array.from({ length: 20 }, () => portal.browser().post(path, person)));
    expect(answers.map(({ location }) => location)).toEqual(Array(20).fill("/inbox?done=invitation_accepted"));
    expect(await rolesOf(email)).toHaveLength(1);
  });
});

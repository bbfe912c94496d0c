import { count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import { activity } from "#db/schema/activity.ts";
import { sessions, users } from "#db/schema/accounts.ts";
import { signOut } from "#tests/support/account-pages.ts";
import { addPerson, PASSWORD, signInAs, signInNew, signInOnPage } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DAY_MS = 24 * 3600 * 1000;
let now = new Date("2026-09-01T08:00:00Z");
let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

/** What of an answer could tell two accounts apart. */
function visible({ status, headers, text }: Answer) {
  const own = /nonce="[^"]*"|"requestId":"[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|[\w.+-]+@[\w.-]+/g;
  const names = [...headers.keys()].filter((name) => !["date", "content-length", "x-request-id"].includes(name));
  return { status, names, text: text.replace(own, "·") };
}

const attempt = async (email: string, password: string) =>
  (await signInOnPage(portal.browser(), email, password)).answer;
const isSignedIn = async (browser: Browser) => (await browser.get("/inbox")).status === 200;

describe("A04 the answer to a failed sign-in is the same", () => {
  test("for an unknown address, a wrong password, an unverified and a suspended account", async () => {
    const verified = await addPerson(portal);
    const unverified = await addPerson(portal, { isVerified: false });
    const suspended = await addPerson(portal, { isSuspended: true });
    const answers = [
      await attempt("nobody@university.example", PASSWORD),
      await attempt(verified.email, "not the password"),
      await attempt(unverified.email, "not the password"),
      await attempt(suspended.email, "not the password"),
      await attempt(suspended.email, PASSWORD),
    ];
    expect(answers[0]?.status).toBe(422);
    for (const answer of answers) expect(visible(answer)).toEqual(visible(answers[0] as Answer));
  });

  test("the address typed is kept, the password is not", async () => {
    const { document, text } = await attempt("nobody@university.example", "what I typed here");
    expect(document.querySelector<HTMLInputElement>("#sign-in-email")?.value).toBe("nobody@university.example");
    expect(text).not.toContain("what I typed here");
  });
});

describe("the language in which somebody signs in", () => {
  const localeOf = async (email: string) => (await findAccountByEmail(portal.services.db, email))?.locale;
  const signInKazakh = async (browser: Browser, email: string) => {
    const form = await openForm(browser, "/login");
    return form.fill("Электрондық пошта мекенжайы", email).fill("Құпиясөз", PASSWORD).press("Кіру");
  };

  test.each(["/", "/login"])("is the one chosen at %s just before, and the account takes it", async (page) => {
    const { email } = await addPerson(portal, { locale: "en" });
    const browser = portal.browser();
    const choice = (await browser.get(page)).document.querySelector("a[hreflang=kk]");
    await browser.get(page + (choice?.getAttribute("href") ?? ""));
    const { page: inbox } = await signInKazakh(browser, email);
    expect([inbox.document.documentElement.lang, await localeOf(email)]).toEqual(["kk", "kk"]);
  });

  test("is the one of an address that was typed or kept as a bookmark", async () => {
    const { email } = await addPerson(portal, { locale: "en" });
    const browser = portal.browser();
    await browser.get("/login?lng=kk", { "Sec-Fetch-Site": "none" });
    expect((await signInKazakh(browser, email)).page.document.documentElement.lang).toBe("kk");
  });

  test("is the account's where the browser only remembers a choice of before, or came by a link from elsewhere", async () => {
    const { email } = await addPerson(portal, { locale: "en" });
    const before = portal.browser();
    before.cookies.set("lng", `kk.${now.getTime() - 2 * 3_600_000}`);
    const linked = portal.browser();
    await linked.get("/?lng=kk", { "Sec-Fetch-Site": "cross-site" });
    const former = portal.browser();
    former.cookies.set("lng", "kk");
    for (const browser of [before, linked, former]) {
      expect((await browser.get("/")).document.documentElement.lang).toBe("kk");
      const { page } = await signInKazakh(browser, email);
      expect([page.document.documentElement.lang, await localeOf(email)]).toEqual(["en", "en"]);
    }
  });
});

describe("at a browser that several people use", () => {
  const localeOf = async (email: string) => (await findAccountByEmail(portal.services.db, email))?.locale;

  test.each(["signs out", "loses the session"])(
    "the language that somebody chose while signed in stays out of the account of who signs in next, when the first %s",
    async (how) => {
      const first = await addPerson(portal, { locale: "en" });
      const next = await addPerson(portal, { locale: "en" });
      const browser = portal.browser();
      await signInOnPage(browser, first.email);
      expect((await browser.get("/inbox?lng=kk")).document.documentElement.lang).toBe("kk");
      if (how === "signs out") await signOut(browser, "/inbox", "Шығу");
      else for (const name of [...browser.cookies.keys()]) if (name !== "lng") browser.cookies.delete(name);
      const form = await openForm(browser, "/login");
      await form.fill("Электрондық пошта мекенжайы", next.email).fill("Құпиясөз", PASSWORD).press("Кіру");
      expect([await isSignedIn(browser), await localeOf(next.email)]).toEqual([true, "en"]);
    },
  );

  test.each(["/", "/directory", "/inbox"])(
    "the language that is chosen once the session is over, at %s, is taken into the account of who signs in",
    async (page) => {
      const first = await addPerson(portal, { locale: "en" });
      const browser = portal.browser();
      await signInOnPage(browser, first.email);
      const open = (await browser.get(`${page}?lng=ru`)).document.querySelector("a[hreflang=kk]");
      now = new Date(now.getTime() + 15 * DAY_MS);
      await browser.get(page + open?.getAttribute("href"));
      const form = await openForm(browser, "/login");
      await form.fill("Электрондық пошта мекенжайы", first.email).fill("Құпиясөз", PASSWORD).press("Кіру");
      expect([await isSignedIn(browser), await localeOf(first.email)]).toEqual([true, "kk"]);
    },
  );
});

test("signing in leads to what waits, in the account's language", async () => {
  const { email, name } = await addPerson(portal, { locale: "ru" });
  const { address, page } = await signInOnPage(portal.browser(), email);
  const { document, text, status } = page;
  expect([address, status, document.documentElement.lang]).toEqual(["/inbox", 200, "ru"]);
  expect(document.querySelector("h1")?.textContent).toBe("Ждут вашего ответа");
  expect(text).toContain(name);
});

test("A01 only the exact password signs in, however it is spelled in Unicode", async () => {
  const { email } = await addPerson(portal);
  for (const wrong of [PASSWORD.slice(0, -1), `${PASSWORD} `, PASSWORD.toUpperCase()]) {
    expect((await attempt(email, wrong)).status).toBe(422);
  }
  expect((await attempt(email, PASSWORD.normalize("NFD"))).status).toBe(302);
});

test("A13 there is no account to begin with", async () => {
  const empty = await startTestPortal();
  const [row] = await empty.services.db.select({ total: count() }).from(users);
  expect(row?.total).toBe(0);
  for (const email of ["admin@localhost.example", "administrator@demo.example"]) {
    expect((await signInOnPage(empty.browser(), email, "admin")).answer.status).toBe(422);
  }
  expect((await empty.browser().get("/setup")).status).toBe(404);
});

describe("B01 signing in begins a new session", () => {
  test("and the one before is dead", async () => {
    const { email, browser } = await signInNew(portal);
    const former = portal.browser();
    for (const [name, value] of browser.cookies) former.cookies.set(name, value);
    await browser.forge("/login", { email, password: PASSWORD });
    expect(browser.cookies.get("session")).not.toBe(former.cookies.get("session"));
    expect([await isSignedIn(browser), await isSignedIn(former)]).toEqual([true, false]);
  });

  test("a cookie somebody planted is not taken over", async () => {
    const { email } = await addPerson(portal);
    const planted = portal.browser();
    planted.cookies.set("session", "planted-by-a-stranger");
    await signInOnPage(planted, email);
    expect(planted.cookies.get("session")).not.toBe("planted-by-a-stranger");
  });
});

test("B02 over https every cookie is __Host-, Secure, HttpOnly, Lax; only the language is readable", async () => {
  const secure = await startTestPortal({ env: { ORIGIN: "https://portal.example.org" } });
  const { email } = await addPerson(secure);
  const { headers } = (await signInOnPage(secure.browser(), email)).answer;
  const cookies = new Map(headers.getSetCookie().map((line) => [line.split("=")[0] ?? "", line]));
  expect([...cookies.keys()].sort()).toEqual(["__Host-device", "__Host-session", "lng"]);
  for (const name of ["__Host-session", "__Host-device"]) {
    expect(cookies.get(name)).toMatch(/; Path=\/(;|$)/);
    for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax"]) expect(cookies.get(name)).toContain(attribute);
    expect(cookies.get(name)).not.toContain("Domain=");
  }
  expect(cookies.get("lng")).toContain("Secure");
});

test("B03 signing out ends the session on the server", async () => {
  const { browser } = await signInNew(portal);
  const replay = portal.browser();
  for (const [name, value] of browser.cookies) replay.cookies.set(name, value);
  const { answer } = await signOut(browser);
  expect(answer.headers.get("Clear-Site-Data")).toBe('"cache"');
  expect(browser.cookies.has("session")).toBe(false);
  expect(await isSignedIn(replay)).toBe(false);
});

describe("B04 sessions end", () => {
  test("after fourteen days without a visit", async () => {
    now = new Date("2026-09-01T08:00:00Z");
    const { browser } = await signInNew(portal);
    now = new Date(now.getTime() + 13 * DAY_MS);
    expect(await isSignedIn(browser)).toBe(true);
    now = new Date(now.getTime() + 20 * DAY_MS);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("after thirty days, however busy", async () => {
    now = new Date("2026-09-01T08:00:00Z");
    const { id, browser } = await signInNew(portal);
    const far = new Date("2027-09-01T08:00:00Z");
    const prolong = () =>
      portal.services.withTransaction((tx) =>
        tx.update(sessions).set({ expiresAt: far }).where(eq(sessions.userId, id)).returning(),
      );
    await prolong();
    now = new Date(now.getTime() + 29 * DAY_MS);
    expect(await isSignedIn(browser)).toBe(true);
    await prolong();
    now = new Date(now.getTime() + 2 * DAY_MS);
    expect(await isSignedIn(browser)).toBe(false);
    now = new Date("2026-09-01T08:00:00Z");
  });
});

test("B05 suspending a person is felt on the next request", async () => {
  const { id, browser } = await signInNew(portal);
  await portal.services.withTransaction((tx) =>
    tx.update(users).set({ suspendedAt: now }).where(eq(users.id, id)).returning(),
  );
  expect(await isSignedIn(browser)).toBe(false);
});

test("B06 the database does not hold what is in the cookie", async () => {
  const { id, browser } = await signInNew(portal);
  const rows = await portal.services.db.select().from(sessions).where(eq(sessions.userId, id));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(browser.cookies.get("session"));
});

test("B08 pages behind the sign-in are not stored", async () => {
  const { browser } = await signInNew(portal);
  for (const page of ["/inbox", "/account", "/account/sessions"]) {
    expect((await browser.get(page)).headers.get("Cache-Control")).toBe("no-store");
  }
});

test("G03 signing in and out from another site is refused", async () => {
  const { email, browser } = await signInNew(portal);
  const elsewhere = { Origin: "https://elsewhere.example" };
  expect((await portal.browser().forge("/login", { email, password: PASSWORD }, elsewhere)).status).toBe(403);
  expect((await browser.forge("/logout", {}, elsewhere)).status).toBe(403);
  expect(await isSignedIn(browser)).toBe(true);
});

test.each([
  ["//elsewhere.example", "/inbox"],
  ["/\\elsewhere.example", "/inbox"],
  ["\\/elsewhere.example", "/inbox"],
  ["/%09/elsewhere.example", "/inbox"],
  ["https:elsewhere.example", "/inbox"],
  ["https://elsewhere.example/", "/inbox"],
  ["javascript:alert(1)", "/inbox"],
  ["/..//elsewhere.example", "/inbox"],
  ["@elsewhere.example", "/inbox"],
  ["/account\r\nSet-Cookie: a=b", "/inbox"],
  ["/%252f%252felsewhere.example", "/inbox"],
  ["/logout", "/inbox"],
  ["/%4Cogout/?x=1", "/inbox"],
  ["/account/sessions?done=session_ended#top", "/account/sessions?done=session_ended#top"],
])("G04 after signing in, redirectTo=%j leads to %s", async (redirectTo, expected) => {
  const { email } = await addPerson(portal);
  const browser = portal.browser();
  const answer = await browser.forge("/login", { email, password: PASSWORD, redirectTo });
  expect([answer.status, answer.location]).toEqual([302, expected]);
  const again = await browser.get(`/login?redirectTo=${encodeURIComponent(redirectTo)}`);
  expect(again.location?.startsWith("/") && !again.location.startsWith("//")).toBe(true);
});

test("G04 of two redirectTo none leads elsewhere", async () => {
  const { email } = await addPerson(portal);
  const fields: [string, string][] = [
    ["email", email],
    ["password", PASSWORD],
    ["redirectTo", "/account"],
    ["redirectTo", "//elsewhere.example"],
  ];
  const { status, location } = await portal.browser().forge("/login", fields);
  expect([status, location]).not.toContain("//elsewhere.example");
});

describe("a form sent after the session ended says with which account to sign in", () => {
  async function ended(isKnown: boolean) {
    const { browser, email } = await signInNew(portal, { name: "Saule Akhmetova" });
    if (isKnown) await signInAs(portal, email, browser);
    const form = (await openForm(browser, "/account", "Save")).fill("Your name", "Typed");
    browser.cookies.delete("session");
    if (!isKnown) browser.cookies.clear();
    const { page } = await form.press("Save");
    const to = page.document.querySelector("main a")?.getAttribute("href") ?? "";
    return { said: page.document.querySelector("main")?.textContent, signIn: (await browser.get(to)).text };
  }

  test("by its name in a browser that knows it", async () => {
    const { said, signIn } = await ended(true);
    expect(said).toContain("You opened this page as Saule Akhmetova");
    expect(signIn).toContain("opened as Saule Akhmetova");
  });

  test("and names nobody in any other, whatever id stands in the form", async () => {
    const { said, signIn } = await ended(false);
    expect(said).toContain("with an account that this browser does not know by name");
    expect(signIn).toContain("the account with which you opened it");
    expect(said + signIn).not.toContain("Akhmetova");
  });
});

test("a form sent after the session ended is handed back, and can be sent again after signing in", async () => {
  const { email, browser } = await signInNew(portal, { name: "Before" });
  const form = (await openForm(browser, "/account", "Save")).fill("Your name", "What I typed <b>");
  browser.cookies.delete("session");
  const ended = await form.press("Save");
  expect(ended.answer.status).toBe(401);
  const kept = ended.form();
  await signInAs(portal, email, browser);
  expect((await kept.submit(kept.submitters[0])).answer.location).toBe("/account?done=details_saved");
  expect((await browser.get("/account")).text).toContain("What I typed &lt;b&gt;");
});

test("A03 a form handed back after the session ended has no password in it", async () => {
  const typed = { name: "Kept", newPassword: "not to be repeated" };
  const { status, text } = await portal.browser().forge("/account?index", typed);
  expect([status, text]).toEqual([401, expect.stringContaining("Kept")]);
  expect(text).not.toContain("not to be repeated");
});

test("J01 signing in, failing to and signing out are recorded for the secretariat", async () => {
  const { id, email, browser } = await signInNew(portal);
  await attempt(email, "not the password");
  await signOut(browser);
  const rows = await portal.services.db.select().from(activity).where(eq(activity.subjectId, id));
  expect(rows.map(({ action }) => action)).toEqual(["user.signed_in", "user.sign_in_failed", "user.signed_out"]);
  expect(rows.every(({ visibility, requestId }) => visibility === "staff" && requestId)).toBe(true);
});

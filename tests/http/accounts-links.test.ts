import { eq } from "drizzle-orm";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { consents, users } from "#db/schema/accounts.ts";
import { outbox } from "#db/schema/outbox.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, PASSWORD, signInAs, signInNew } from "#tests/support/people.ts";
import { sendRaw } from "#tests/support/raw-http.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NEW_PASSWORD = "rides forty camels";
const MINUTE_MS = 60_000;
let now = new Date("2026-09-01T08:00:00Z");
let portal: TestPortal;
let count = 0;
const newEmail = () => `newcomer${++count}@university.example`;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

const filled = (email: string, changes: Record<string, string> = {}) => ({
  name: "Aigerim Sadykova",
  email,
  password: NEW_PASSWORD,
  locale: "en",
  consent: "on",
  ...changes,
});
const tokenOf = (link: string) => new URL(link, portal.origin).searchParams.get("token") ?? "";
const findUser = async (email: string) =>
  (await portal.services.db.select().from(users).where(eq(users.email, email)))[0];
const what = ({ status, location, text }: Answer) => ({ status, location, text: text.replace(/nonce="[^"]*"/g, "") });

async function signUp(email: string, browser = portal.browser()) {
  const answer = await browser.post("/signup", filled(email));
  expect([answer.status, answer.location]).toEqual([302, "/verify-email"]);
  return { browser, link: (await letterTo(portal, email, "account-verify")).link };
}

describe("signing up", () => {
  test("A05 a known address gets the same answer, and its owner a letter", async () => {
    const known = await addPerson(portal, { locale: "ru" });
    const email = newEmail();
    const answers = [
      await portal.browser().post("/signup", filled(email)),
      await portal.browser().post("/signup", filled(known.email)),
    ];
    expect(what(answers[1] as Answer)).toEqual(what(answers[0] as Answer));
    expect((await lettersTo(portal, known.email)).map(({ kind }) => kind)).toEqual(["account-known"]);
    expect((await letterTo(portal, known.email, "account-known")).subject).toBe("У\u00a0вас уже есть учётная запись");
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-verify"]);
    expect((await portal.browser().post("/login", { email: known.email, password: NEW_PASSWORD })).status).toBe(422);
  });

  test.each([
    ["name", { name: " " }],
    ["email", { email: "not an address" }],
    ["password", { password: "gkxmwpz" }],
    ["password", { password: "Password2026" }],
    ["password", { password: "universities2026" }],
    ["password", { password: "x".repeat(1200) }],
    ["locale", { locale: "xx" }],
    ["consent", { consent: "" }],
  ])("D04 a wrong %s is refused at its field, and what was typed is kept", async (field, changes) => {
    const { status, document, text } = await portal.browser().post("/signup", filled(newEmail(), changes));
    expect(status).toBe(422);
    expect(document.querySelector(`#sign-up-${field}`)?.getAttribute("aria-invalid")).toBe("true");
    if (field !== "name") {
      expect(document.querySelector<HTMLInputElement>("#sign-up-name")?.value).toBe("Aigerim Sadykova");
    }
    expect(text).not.toContain(NEW_PASSWORD);
  });

  test("C09 fields that do not belong to the form change nothing; the consent is kept with its version", async () => {
    const email = newEmail();
    const extra = { role: "administrator", emailVerifiedAt: "1", suspendedAt: "", id: "chosen", createdAt: "0" };
    await portal.browser().post("/signup", filled(email, extra));
    const user = await findUser(email);
    expect(user).toMatchObject({ emailVerifiedAt: null, createdAt: now });
    expect(user?.id).not.toBe("chosen");
    const given = await portal.services.db
      .select()
      .from(consents)
      .where(eq(consents.userId, user?.id ?? ""));
    expect(given).toMatchObject([
      { notice: "personal_data", version: expect.stringMatching(/^\d{4}-\d{2}$/), givenAt: now },
    ]);
  });

  test("D06 one address in two spellings is one account", async () => {
    const email = newEmail();
    await portal.browser().post("/signup", filled(email));
    await portal.browser().post("/signup", filled(email.toUpperCase(), { name: "A. Sadykova" }));
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-known", "account-verify"]);
  });

  test("Q04 fifty people signing up with one address at once make one account, and no error", async () => {
    const email = newEmail();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => portal.browser().post("/signup", filled(email))),
    );
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(
      new Set(["302 /verify-email"]),
    );
    const kinds = (await lettersTo(portal, email)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "account-verify")).toHaveLength(1);
  });
});

describe("A11 an unverified person", () => {
  test("verifies by pressing a button; opening the link does nothing yet", async () => {
    const { browser, link } = await signUp(newEmail());
    for (let i = 0; i < 3; i++) expect((await browser.get(link)).status).toBe(200);
    await browser.head(link);
    const email = `newcomer${count}@university.example`;
    expect((await findUser(email))?.emailVerifiedAt).toBeNull();
    const answer = await browser.post("/verify-email", { intent: "confirm", token: tokenOf(link) });
    expect(answer.location).toBe("/login?redirectTo=%2Finbox&done=verified");
    expect((await findUser(email))?.emailVerifiedAt).toEqual(now);
    expect((await browser.get(link)).status).toBe(404);
  });

  test("comes back to where the way to the account began", async () => {
    const email = newEmail();
    const browser = portal.browser();
    await browser.post("/signup", filled(email, { redirectTo: "/account/sessions?a=b" }));
    const { link } = await letterTo(portal, email, "account-verify");
    const { document } = await browser.get(link);
    const redirectTo = document.querySelector<HTMLInputElement>("[name=redirectTo]")?.value ?? "";
    const answer = await browser.post("/verify-email", { intent: "confirm", token: tokenOf(link), redirectTo });
    expect(answer.location).toBe("/login?redirectTo=%2Faccount%2Fsessions%3Fa%3Db&done=verified");
  });

  test("reaches nothing but the page for verifying, signing out and leaving", async () => {
    const { email } = await addPerson(portal, { isVerified: false, roles: ["administrator"] });
    const browser = await signInAs(portal, email);
    for (const page of ["/inbox", "/account", "/account/email", "/account/password", "/account/sessions", "/admin"]) {
      expect((await browser.get(page)).location).toBe("/verify-email");
    }
    expect((await browser.post("/account?index", { name: "Other", locale: "en" })).location).toBe("/verify-email");
    expect((await browser.get("/verify-email")).status).toBe(200);
    expect((await browser.get("/account/leave")).status).toBe(200);
  });

  test("has the letter sent again, which ends the older link", async () => {
    const email = newEmail();
    const { link } = await signUp(email);
    const browser = portal.browser();
    await browser.post("/login", { email, password: NEW_PASSWORD });
    expect((await browser.post("/verify-email", { intent: "resend" })).location).toBe("/verify-email?done=resent");
    expect((await browser.get(link)).status).toBe(404);
    expect((await browser.get((await letterTo(portal, email, "account-verify")).link)).status).toBe(200);
  });

  test("corrects the address; the new one is in force when its link is used", async () => {
    const wrong = newEmail();
    const right = newEmail();
    await signUp(wrong);
    const browser = portal.browser();
    await browser.post("/login", { email: wrong, password: NEW_PASSWORD });
    await browser.post("/verify-email", { intent: "correct", email: right });
    expect((await browser.get("/verify-email")).text).toContain(right);
    const { link } = await letterTo(portal, right, "account-verify");
    await browser.post("/verify-email", { intent: "confirm", token: tokenOf(link) });
    expect(await findUser(wrong)).toBeUndefined();
    expect((await findUser(right))?.emailVerifiedAt).toEqual(now);
  });

  test("A05 learns nothing by correcting to an address that has an account", async () => {
    const known = await addPerson(portal);
    const email = newEmail();
    await signUp(email);
    const browser = portal.browser();
    await browser.post("/login", { email, password: NEW_PASSWORD });
    const answer = await browser.post("/verify-email", { intent: "correct", email: known.email });
    expect(answer.location).toBe("/verify-email?done=corrected");
    expect((await browser.get("/verify-email")).text).toContain(known.email);
    expect((await lettersTo(portal, known.email)).map(({ kind }) => kind)).toEqual(["account-known"]);
  });

  test("C03 any other intent is a bad request", async () => {
    const { email } = await addPerson(portal, { isVerified: false });
    const browser = await signInAs(portal, email);
    expect((await browser.post("/verify-email", { intent: "promote" })).status).toBe(400);
    expect((await browser.post("/verify-email", {})).status).toBe(400);
  });
});

describe("a forgotten password", () => {
  async function askReset(email: string) {
    const answer = await portal.browser().post("/forgot-password", { email });
    expect([answer.status, answer.location]).toEqual([302, "/forgot-password?sent"]);
    return (await letterTo(portal, email, "account-reset")).link;
  }
  const reset = (link: string, password = NEW_PASSWORD) =>
    portal.browser().post("/reset-password", { token: tokenOf(link), password });

  test("A05 an unknown or suspended address gets the same answer and no letter", async () => {
    const { email } = await addPerson(portal);
    const suspended = await addPerson(portal, { isSuspended: true });
    const answers = [];
    for (const address of [email, suspended.email, "nobody@university.example"]) {
      answers.push(what(await portal.browser().post("/forgot-password", { email: address })));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await lettersTo(portal, suspended.email)).toEqual([]);
  });

  test("A06 the link has 256 random bits, works once, and is nowhere in the database", async () => {
    const { email } = await addPerson(portal);
    const link = await askReset(email);
    expect(Buffer.from(tokenOf(link), "base64url")).toHaveLength(32);
    const file = portal.services.config.databaseUrl.replace("file:", "");
    for (const name of [file, `${file}-wal`]) expect(readFileSync(name).includes(tokenOf(link))).toBe(false);
    expect((await reset(link)).location).toBe("/login?done=reset");
    expect((await reset(link, "another forty camels")).location).toBe("/reset-password?token=");
    expect((await portal.browser().post("/login", { email, password: NEW_PASSWORD })).status).toBe(302);
  });

  test("A06 it works for sixty minutes", async () => {
    const { email } = await addPerson(portal);
    const link = await askReset(email);
    const asked = now;
    now = new Date(asked.getTime() + 61 * MINUTE_MS);
    expect((await portal.browser().get(link)).status).toBe(404);
    expect((await reset(link)).location).toBe("/reset-password?token=");
    now = new Date(asked.getTime() + 59 * MINUTE_MS);
    expect((await reset(link)).location).toBe("/login?done=reset");
    now = asked;
  });

  test("A06 only the newest works, and only for its own purpose", async () => {
    const { email } = await addPerson(portal);
    const older = await askReset(email);
    const newer = await askReset(email);
    expect((await reset(older)).location).toBe("/reset-password?token=");
    const elsewhere = await portal.browser().post("/verify-email", { intent: "confirm", token: tokenOf(newer) });
    expect(elsewhere.location).toBe("/verify-email?token=");
    expect((await reset(newer)).location).toBe("/login?done=reset");
  });

  test("Q05 of twenty attempts at once with one link, one succeeds", async () => {
    const { email } = await addPerson(portal);
    const link = await askReset(email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => reset(link)));
    expect(answers.filter(({ location }) => location === "/login?done=reset")).toHaveLength(1);
    expect((await lettersTo(portal, email)).filter(({ kind }) => kind === "account-changed-password")).toHaveLength(1);
  });

  test("A07 the link names the configured origin, whatever host was asked for", async () => {
    const { email } = await addPerson(portal);
    const body = `email=${encodeURIComponent(email)}`;
    const port = Number(new URL(portal.origin).port);
    const host = new URL(portal.origin).host;
    const ask = (lines: string[], target = "/forgot-password") =>
      sendRaw(
        port,
        [
          `POST ${target} HTTP/1.1`,
          ...lines,
          "Content-Type: application/x-www-form-urlencoded",
          `Content-Length: ${body.length}`,
          "",
          body,
        ].join("\r\n"),
      );
    expect((await ask(["Host: elsewhere.example", "Origin: http://elsewhere.example"])).status).toBe(421);
    expect((await ask([`Host: ${host}`], "http://elsewhere.example/forgot-password")).status).toBe(421);
    const forwarded = ["X-Forwarded-Host: elsewhere.example", "Forwarded: host=elsewhere.example"];
    expect((await ask([`Host: ${host}`, `Origin: ${portal.origin}`, ...forwarded])).status).toBe(302);
    const rows = await portal.services.db.select().from(outbox).where(eq(outbox.recipient, email));
    expect(rows).toHaveLength(1);
    for (const { text, html } of rows) {
      expect(text).toContain(`${portal.services.config.origin}/reset-password?token=`);
      expect(text + html).not.toContain("elsewhere.example");
    }
  });

  test("A08 its page tells nobody the link and asks nobody else for anything", async () => {
    const { email } = await addPerson(portal);
    const link = await askReset(email);
    const { headers, document } = await portal.browser().get(link);
    expect(headers.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("Cache-Control")).toBe("no-store");
    const addresses = [...document.querySelectorAll("[src], link[href]")].map(
      (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
    );
    expect(addresses.filter((address) => !address.startsWith("/"))).toEqual([]);
  });

  test("A09 a reset ends every session and tells the owner", async () => {
    const { email, browser } = await signInNew(portal);
    const other = await signInAs(portal, email);
    await reset(await askReset(email));
    for (const one of [browser, other]) expect((await one.get("/inbox")).location).toBe("/login?redirectTo=%2Finbox");
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual([
      "account-changed-password",
      "account-reset",
    ]);
  });

  test("A02 the new password must not be easy to guess, and the link survives the refusal", async () => {
    const { email, name } = await addPerson(portal);
    const link = await askReset(email);
    for (const weak of ["short", "password1", `${name.split(" ")[0]}2026`])
      expect((await reset(link, weak)).status).toBe(422);
    expect((await reset(link)).location).toBe("/login?done=reset");
  });
});

test("A01 a password of 128 characters, or of emoji, signs in only whole", async () => {
  for (const password of ["caravan-".repeat(15) + "of camel", "🐫🌙⭐🏔️🌾🍇🕌🧭", " leading space"]) {
    const email = newEmail();
    await portal.browser().post("/signup", filled(email, { password }));
    const attempt = (typed: string) => portal.browser().post("/login", { email, password: typed });
    expect((await attempt(password)).status).toBe(302);
    expect((await attempt(password.trim().slice(0, -1))).status).toBe(422);
    expect((await attempt(PASSWORD)).status).toBe(422);
  }
});

test("H02 what people type as a name is plain text in the letter", async () => {
  const email = newEmail();
  const name = '<a href="//elsewhere.example">[x](http://elsewhere.example)</a>';
  await portal.browser().post("/signup", filled(email, { name }));
  const { html } = await letterTo(portal, email, "account-verify");
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL(href ?? "").origin)).toEqual([
    portal.services.config.origin,
  ]);
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { consents, credentials } from "#db/schema/accounts.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { CONSENT, findUser, NEW_PASSWORD, signUp, startAccounts } from "#tests/support/account-pages.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, PASSWORD, signInOnPage } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Answer, TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let newEmail: () => string;
let now: Date;

beforeAll(async () => {
  const accounts = await startAccounts();
  ({ portal, newEmail } = accounts);
  now = accounts.clock.now();
});

// The address that was typed stands sealed in the next one.
const what = ({ status, location, text, headers }: Answer) => ({
  status,
  location: location?.replace(/to=[\w-]+/, ""),
  text: text.replace(/nonce="[^"]*"/g, ""),
  cookies: headers.getSetCookie().map((line) => line.replace(/=[^;]*/, "")),
});
const signInStatus = async (email: string, password: string) =>
  (await signInOnPage(portal.browser(), email, password)).answer.status;

/** What the form sends for an honest person, and what somebody makes of it. */
const forged = (email: string, changes: Record<string, string> = {}) => ({
  name: "Aigerim Sadykova",
  email,
  password: NEW_PASSWORD,
  locale: "en",
  consent: "on",
  ...changes,
});

describe("signing up", () => {
  test("A05 a known address gets the same answer, and its owner a letter", async () => {
    const known = await addPerson(portal, { locale: "ru" });
    const email = newEmail();
    const answers = [await signUp(portal.browser(), { email }), await signUp(portal.browser(), { email: known.email })];
    expect(what(answers[1] as Answer)).toEqual(what(answers[0] as Answer));
    expect(answers[0]).toMatchObject({ status: 302, location: expect.stringMatching(/^\/verify-email\?to=/) });
    expect((await lettersTo(portal, known.email)).map(({ kind }) => kind)).toEqual(["account-known"]);
    expect((await letterTo(portal, known.email, "account-known")).subject).toBe("У\u00a0вас уже есть учётная запись");
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-verify"]);
    expect(await signInStatus(known.email, NEW_PASSWORD)).toBe(422);
  });

  test.each([
    ["Your name", " "],
    ["E-mail address", "not an address"],
    ["Password", "gkxmwpz"],
    ["Password", "Password2026"],
    ["Password", "universities2026"],
    ["Password", "x".repeat(1200)],
    [CONSENT, null],
  ])("D04 a wrong answer at %j is refused at its field, and what was typed is kept", async (label, typed) => {
    const form = await openForm(portal.browser(), "/signup");
    form.fill("Your name", "Aigerim Sadykova").fill("E-mail address", newEmail()).fill("Password", NEW_PASSWORD);
    if (typed !== null) form.tick(CONSENT).fill(label, typed);
    const sent = await form.press("Create an account");
    expect(sent.answer.status).toBe(422);
    const again = sent.form();
    expect(again.control(label).getAttribute("aria-invalid")).toBe("true");
    if (label !== "Your name") expect(again.read("Your name")).toBe("Aigerim Sadykova");
    expect(sent.answer.text).not.toContain(NEW_PASSWORD);
  });

  test("D04 a language that the page does not offer is refused at its field", async () => {
    const { status, document } = await portal.browser().forge("/signup", forged(newEmail(), { locale: "xx" }));
    expect(status).toBe(422);
    expect(document.querySelector("#sign-up-locale")?.getAttribute("aria-invalid")).toBe("true");
  });

  test("C09 fields that do not belong to the form change nothing; the consent is kept with its version", async () => {
    const email = newEmail();
    const extra = { role: "administrator", emailVerifiedAt: "1", suspendedAt: "", id: "chosen", createdAt: "0" };
    await portal.browser().forge("/signup", forged(email, extra));
    const user = await findUser(portal, email);
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
    await signUp(portal.browser(), { email });
    await signUp(portal.browser(), { email: email.toUpperCase(), name: "A. Sadykova" });
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual(["account-known", "account-verify"]);
  });

  test("Q04 fifty people signing up with one address at once make one account, and no error", async () => {
    const email = newEmail();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => portal.browser().forge("/signup", forged(email))),
    );
    expect(new Set(answers.map(({ status, location }) => `${status} ${location?.replace(/\?.*/, "")}`))).toEqual(
      new Set(["302 /verify-email"]),
    );
    const kinds = (await lettersTo(portal, email)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "account-verify")).toHaveLength(1);
  });

  test("A03 the password is stored as argon2id of 19 MiB and two passes", async () => {
    const email = newEmail();
    await signUp(portal.browser(), { email });
    const isTheirs = eq(credentials.userId, (await findUser(portal, email))?.id ?? "");
    const [row] = await portal.services.db.select().from(credentials).where(isTheirs);
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("H02 what people type as a name is plain text in the letter", async () => {
    const email = newEmail();
    await signUp(portal.browser(), { email, name: '<a href="//elsewhere.example">[x](http://elsewhere.example)</a>' });
    const { html } = await letterTo(portal, email, "account-verify");
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL(href ?? "").origin)).toEqual([
      portal.services.config.origin,
    ]);
  });
});

test("A01 a password of 128 characters, or of emoji, signs in only whole", async () => {
  for (const password of ["caravan-".repeat(15) + "of camel", "🐫🌙⭐🏔️🌾🍇🕌🧭", " leading space"]) {
    const email = newEmail();
    await signUp(portal.browser(), { email, password });
    expect(await signInStatus(email, password)).toBe(302);
    expect(await signInStatus(email, password.trim().slice(0, -1))).toBe(422);
    expect(await signInStatus(email, PASSWORD)).toBe(422);
  }
});

test("what was not ticked is named in the summary", async () => {
  const form = await openForm(portal.browser(), "/signup");
  const { page } = await form.press("Create an account");
  expect(errorsOf(page)).toContainEqual(expect.stringMatching(/^I have read the personal data notice/));
});

test("a password that was typed well is asked for again in words, where something else was wrong", async () => {
  const form = await openForm(portal.browser(), "/signup");
  const { page } = await form
    .fill("Your name", "Aigul Serikova")
    .fill("E-mail address", "aigul.serikova@university.example")
    .fill("Password", "several words in a row 7")
    .press("Create an account");
  expect(errorsOf(page)).toHaveLength(2);
  expect(page.document.querySelector("#sign-up-password-error, [id*=password][id*=error]")?.textContent).toContain(
    "please type it again",
  );
  expect(page.text).not.toContain("several words in a row 7");
});

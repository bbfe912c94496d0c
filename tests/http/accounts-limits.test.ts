import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { signOut, signUp } from "#tests/support/account-pages.ts";
import { addPerson, PASSWORD, type SignedIn, signInAs, signInNew, signInOnPage } from "#tests/support/people.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const behindProxy = (address: string) => ({ "X-Forwarded-For": address });
let portal: TestPortal;
let count = 0;
const newAddress = () => `198.51.100.${++count}`;

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on", TRUSTED_PROXIES: "1" } });
});

const browserAt = (address: string) => portal.browser(behindProxy(address));

/** What a person sees who signs in from an address, on a device nobody knows. */
const signInFrom = async (address: string, email: string, password = PASSWORD) =>
  (await signInOnPage(browserAt(address), email, password)).answer;

/** Somebody guesses. */
async function exhaust(email: string, address: string) {
  for (let i = 0; i < 5; i++) {
    const { status } = await browserAt(address).forge("/login", { email, password: "wrong one" });
    expect(status).toBe(422);
  }
}

describe("K01 signing in is limited by account and address", () => {
  test("after five failures even the right password waits, and the address typed is kept", async () => {
    const { email } = await addPerson(portal);
    const address = newAddress();
    await exhaust(email, address);
    const sent = await signInOnPage(browserAt(address), email);
    expect(sent.answer.status).toBe(429);
    expect(Number(sent.answer.headers.get("Retry-After"))).toBeGreaterThan(60);
    expect(sent.form().read("E-mail address")).toBe(email);
  });

  test("an unknown account is limited alike", async () => {
    const unknown = "nobody@university.example";
    const address = newAddress();
    await exhaust(unknown, address);
    expect((await browserAt(address).forge("/login", { email: unknown, password: "x" })).status).toBe(429);
  });

  test("failures of thirty others on a campus stop nobody with the right password (found F46)", async () => {
    const { email } = await addPerson(portal);
    const campus = newAddress();
    for (let i = 0; i < 30; i++) {
      const wrong = { email: `student${i}@university.example`, password: "wrong one" };
      expect((await browserAt(campus).forge("/login", wrong)).status).toBe(422);
    }
    expect((await signInFrom(campus, email)).status).toBe(302);
  });

  test("an address that tries very many accounts waits, before what it sends is looked into (found F01)", async () => {
    const { email } = await addPerson(portal);
    const ip = newAddress();
    for (let i = 0; i < 100; i++) await portal.services.limits.consume("signInByAddress", { ip });
    for (const [typed, password] of [
      [email, PASSWORD],
      ["no address", ""],
    ] as const) {
      const sent = await signInOnPage(browserAt(ip), typed, password);
      expect(sent.answer.status).toBe(429);
      expect(sent.form().read("E-mail address")).toBe(typed);
    }
    const victim = await signInAs(portal, email, browserAt(ip));
    await signOut(victim);
    expect((await signInOnPage(victim, email)).answer.status).toBe(302);
  });

  test("signing in rightly uses nothing up", async () => {
    const { email } = await addPerson(portal);
    const ip = newAddress();
    for (let i = 0; i < 98; i++) await portal.services.limits.consume("signInByAddress", { ip });
    const browser = browserAt(ip);
    const form = await openForm(browser, "/login");
    form.fill("E-mail address", email).fill("Password", PASSWORD);
    for (let i = 0; i < 8; i++) {
      expect((await form.press("Sign in")).answer.status).toBe(302);
      browser.cookies.clear();
    }
  });

  test("the count outlives a restart", async () => {
    const folder = temporaryFolder();
    const kept = { DATA_DIR: folder, DATABASE_URL: `file:${folder}/portal.db` };
    const env = { ...kept, RATE_LIMITS: "on", SECRET: "the same secret before and after" };
    const guess = { email: "nobody@university.example", password: "wrong one" };
    const before = await startTestPortal({ env });
    for (let i = 0; i < 5; i++) await before.browser().forge("/login", guess);
    const after = await startTestPortal({ env });
    expect((await after.browser().forge("/login", guess)).status).toBe(429);
  });
});

describe("K01 one account is guessed at from very many addresses", () => {
  async function exhaustFromEverywhere(email: string) {
    for (let i = 0; i < 6; i++) await exhaust(email, newAddress());
  }

  test("no more than thirty times an hour, whether or not there is such an account", async () => {
    const { email } = await addPerson(portal);
    for (const victim of [email, "nobody-at-all@university.example"]) {
      await exhaustFromEverywhere(victim);
      const sent = await signInOnPage(browserAt(newAddress()), victim);
      expect(sent.answer.status).toBe(429);
      expect(sent.page.text).toContain("A link by e-mail works at once");
      expect(sent.page.text).toContain("the link in the latest one works");
      expect(Number(sent.answer.headers.get("Retry-After"))).toBeLessThanOrEqual(3600);
    }
  });

  test("and its owner gets in on a device that signed in before, or by a letter", async () => {
    const { email } = await addPerson(portal);
    const known = browserAt(newAddress());
    await signInOnPage(known, email);
    await signOut(known);
    await exhaustFromEverywhere(email);
    expect((await signInOnPage(known, email)).answer.status).toBe(302);

    const elsewhere = browserAt(newAddress());
    await askReset(elsewhere, email);
    const letters = await lettersTo(portal, email);
    const link = /\/reset-password\?token=[\w-]+/.exec(letters.map(({ text }) => text).join("\n"))?.[0] ?? "";
    const form = (await openForm(elsewhere, link)).fill("New password", "another forty camels");
    await form.press("Save the new password");
    expect((await signInOnPage(elsewhere, email, "another forty camels")).answer.status).toBe(302);
    expect((await signInFrom(newAddress(), email, "another forty camels")).status).toBe(429);
  });
});

describe("K02 nobody can lock a victim out", () => {
  test("from elsewhere", async () => {
    const { email } = await addPerson(portal);
    await exhaust(email, newAddress());
    expect((await signInFrom(newAddress(), email)).status).toBe(302);
  });

  test("not even behind the same address, on a device that signed in before", async () => {
    const { email } = await addPerson(portal);
    const address = newAddress();
    const victim = browserAt(address);
    await signInOnPage(victim, email);
    await signOut(victim);
    await exhaust(email, address);
    expect((await signInFrom(address, email)).status).toBe(429);
    expect((await signInOnPage(victim, email)).answer.status).toBe(302);
  });
});

test("K03 invented forwarding headers do not make a new address", async () => {
  const { email } = await addPerson(portal);
  const address = newAddress();
  await exhaust(email, address);
  for (const invented of ["203.0.113.1", "203.0.113.2"]) {
    const headers = {
      "X-Forwarded-For": `${invented}, ${address}`,
      Forwarded: `for=${invented}`,
      "X-Real-IP": invented,
    };
    expect((await portal.browser(headers).forge("/login", { email, password: PASSWORD })).status).toBe(429);
  }
});

/** Asks a letter to an address by pressing the button again and again, each time from elsewhere. */
async function askAgain(times: number, ask: (browser: Browser) => Promise<Answer>): Promise<number[]> {
  const statuses = [];
  for (let i = 0; i < times; i++) statuses.push((await ask(browserAt(newAddress()))).status);
  return statuses;
}
const askReset = (browser: Browser, email: string) =>
  pressOn(browser, "/forgot-password", "Send the link", { fill: { "E-mail address": email } });

describe("K04 letters are limited by recipient, whether or not there is an account", () => {
  test.each([
    ["/forgot-password", askReset],
    ["/signup", (browser: Browser, email: string) => signUp(browser, { email })],
  ])("%s", async (page, ask) => {
    const { email } = await addPerson(portal);
    for (const recipient of [email, `unknown-${page.slice(1)}@university.example`])
      expect(await askAgain(6, (browser) => ask(browser, recipient))).toEqual([302, 302, 302, 302, 302, 429]);
    expect((await lettersTo(portal, email)).length).toBe(5);
  });

  test("those of signing up take none away from whoever asks for a new password", async () => {
    const { email } = await addPerson(portal);
    expect((await askAgain(6, (browser) => signUp(browser, { email }))).at(-1)).toBe(429);
    expect(await askAgain(6, (browser) => askReset(browser, email))).toEqual([302, 302, 302, 302, 302, 429]);
    const kinds = (await lettersTo(portal, email)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "account-reset")).toHaveLength(5);
    expect(kinds).toHaveLength(10);
  });
});

test("K04 one person does not invite sixty strangers, nor one institution by several (found F43, found F47)", async () => {
  const { institutionId } = await createMember(portal.services, { nameEn: "Inviting University" });
  const of = { roles: [{ role: "representative" as const, institutionId }] };
  const [first, second] = [await signInNew(portal, of), await signInNew(portal, of)];
  const inviteMany = async (count: number, { id, browser }: SignedIn) => {
    const form = await openForm(browser, "/institution/people", "Send the invitation");
    const answers = [];
    for (let i = 0; i < count; i++) {
      form.fill("E-mail addresses", `stranger${i}-${id}@elsewhere.example`).choose("Role", "Profile editor");
      answers.push((await form.press("Send the invitation")).answer);
    }
    return answers;
  };
  const answers = await inviteMany(21, first);
  expect(answers.filter(({ status }) => status === 302)).toHaveLength(20);
  expect(answers.at(-1)?.status).toBe(429);
  expect(Number(answers.at(-1)?.headers.get("Retry-After"))).toBeGreaterThan(3600);
  expect((await inviteMany(11, second)).map(({ status }) => status)).toEqual([...Array(10).fill(302), 429]);
});

test("one IPv6 network is one reader (found F44)", async () => {
  const statuses = [];
  for (let i = 0; i < 610; i++) {
    const { status } = await browserAt(`2001:db8:77:1::${i.toString(16)}`).get("/robots.txt");
    statuses.push(status);
  }
  expect(statuses.slice(0, 600).every((status) => status === 200)).toBe(true);
  expect(statuses.slice(600).every((status) => status === 429)).toBe(true);
});

test.each([
  ["en", "E-mail address", "Send the link", "the link in the latest one works"],
  ["ru", "Адрес электронной почты", "Отправить ссылку", "поэтому сейчас письмо не отправлено"],
  ["kk", "Электрондық пошта мекенжайы", "Сілтемені жіберу", "қазір хат жіберілген жоқ"],
])(
  "who is kept from another link hears that none was sent now and that the latest one works, in %s",
  async (locale, label, send, said) => {
    const { email } = await addPerson(portal);
    for (let i = 0; i < 5; i++) await askReset(browserAt(newAddress()), email);
    const form = await openForm(browserAt(newAddress()), `/forgot-password?lng=${locale}`, send);
    const { answer, page } = await form.fill(label, email).press(send);
    expect(answer.status).toBe(429);
    expect(page.text.replaceAll("\u00a0", " ")).toContain(said);
  },
);

test("what pages of other sites show, and what their programs ask, use up nothing of each other", async () => {
  const { consume } = portal.services.limits;
  const addresses = ["/api/v1/members", "/embed/members", "/credentials/badge/M-2026-0001/en"];
  const areRefused = () =>
    Promise.all(addresses.map(async (address) => (await portal.browser().get(address)).status === 429));
  expect(await areRefused()).toEqual([false, false, false]);
  for (let i = 0; i < 300; i++) await consume("apiByAddress", { ip: "127.0.0.1" });
  expect(await areRefused()).toEqual([true, false, false]);
  for (let i = 0; i < 300; i++) await consume("badgeByAddress", { ip: "127.0.0.1" });
  expect(await areRefused()).toEqual([true, false, true]);
});

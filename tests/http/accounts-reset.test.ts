import { eq } from "drizzle-orm";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import { askReset, NEW_PASSWORD, startAccounts, tokenOf } from "#tests/support/account-pages.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, signInAs, signInNew, signInOnPage } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { sendRaw } from "#tests/support/raw-http.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import type { Answer, TestPortal } from "#tests/support/test-portal.ts";

const MINUTE_MS = 60_000;
const GONE = "/reset-password?token=";
let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
});

const what = ({ status, location, text }: Answer) => ({ status, location, text: text.replace(/nonce="[^"]*"/g, "") });

/** The form behind the link, filled; pressing it may come later than opening it. */
async function openReset(link: string, password = NEW_PASSWORD): Promise<() => Promise<Sent>> {
  const form = (await openForm(portal.browser(), link)).fill("New password", password);
  return () => form.press("Save the new password");
}
const reset = async (link: string, password = NEW_PASSWORD) => (await (await openReset(link, password))()).answer;

test("A05 an unknown or suspended address gets the same answer and no letter", async () => {
  const { email } = await addPerson(portal);
  const suspended = await addPerson(portal, { isSuspended: true });
  const ask = (address: string) =>
    pressOn(portal.browser(), "/forgot-password", "Send the link", { fill: { "E-mail address": address } });
  const answers = [what(await ask(email)), what(await ask(suspended.email)), what(await ask("nobody@osh.example"))];
  expect(answers[0]).toMatchObject({ status: 302, location: "/forgot-password?sent" });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await lettersTo(portal, suspended.email)).toEqual([]);
});

describe("the link of a forgotten password", () => {
  /** From the page of signing in that leads on to a place, by the letter, to where signing in with the new password leads. */
  async function goingOnTo(place: string) {
    const { email } = await addPerson(portal);
    const browser = portal.browser();
    const address = `/login?redirectTo=${encodeURIComponent(place)}`;
    const { document } = await browser.get(address);
    const forgotten = [...document.querySelectorAll("a")].find((one) => one.textContent === "Forgotten your password?");
    const asked = await openForm(browser, forgotten?.getAttribute("href") ?? "");
    const sent = await asked.fill("E-mail address", email).press("Send the link");
    const back = [...sent.page.document.querySelectorAll("main a")].map((one) => one.getAttribute("href"));
    const { link } = await letterTo(portal, email, "account-reset");
    const elsewhere = portal.browser();
    const saved = await (
      await openForm(elsewhere, link)
    )
      .fill("New password", NEW_PASSWORD)
      .press("Save the new password");
    const { answer } = await saved
      .form("Sign in")
      .fill("E-mail address", email)
      .fill("Password", NEW_PASSWORD)
      .press("Sign in");
    return { back, led: answer.location };
  }

  test("leads on to where somebody wanted to go before the password was missing", async () => {
    const place = "/directory?country=KZ&q=almaty";
    const { back, led } = await goingOnTo(place);
    expect(back).toContain(`/login?redirectTo=${encodeURIComponent(place)}`);
    expect(led).toBe(place);
  });

  test("leads on to no place but the portal's own", async () => {
    for (const place of ["https://evil.example/", "//evil.example", "/\\evil.example", "/logout"])
      expect((await goingOnTo(place)).led).toBe("/inbox");
  });

  test("A06 has 256 random bits, works once, and is nowhere in the database", async () => {
    const { email } = await addPerson(portal);
    const link = await askReset(portal, email);
    const secret = tokenOf(link);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    const file = portal.services.config.databaseUrl.replace("file:", "");
    for (const name of [file, `${file}-wal`]) expect(readFileSync(name).includes(secret)).toBe(false);
    const inAnotherTab = await openReset(link, "another forty camels");
    expect((await reset(link)).location).toBe("/login?done=reset");
    expect((await inAnotherTab()).answer.location).toBe(GONE);
    expect((await signInOnPage(portal.browser(), email, NEW_PASSWORD)).answer.status).toBe(302);
  });

  test("A06 works for sixty minutes", async () => {
    const { email } = await addPerson(portal);
    const link = await askReset(portal, email);
    const press = await openReset(link);
    const asked = clock.now();
    clock.pass(61 * MINUTE_MS);
    expect((await portal.browser().get(link)).status).toBe(404);
    expect((await press()).answer.location).toBe(GONE);
    clock.moveTo(asked.toISOString());
    clock.pass(59 * MINUTE_MS);
    expect((await press()).answer.location).toBe("/login?done=reset");
  });

  test("A06 works only while it is the newest", async () => {
    const { email } = await addPerson(portal);
    const press = await openReset(await askReset(portal, email));
    const newer = await askReset(portal, email);
    expect((await press()).answer.location).toBe(GONE);
    expect((await reset(newer)).location).toBe("/login?done=reset");
  });

  test("tells whoever presses twice that the password is changed; another password for the used link changes nothing", async () => {
    const { email } = await addPerson(portal);
    const link = await askReset(portal, email);
    const [first, second, other] = [
      await openReset(link),
      await openReset(link),
      await openReset(link, "other forty camels"),
    ];
    const pressed = await Promise.all([first(), second()]);
    expect(pressed.map(({ answer }) => answer.location)).toEqual(["/login?done=reset", "/login?done=reset"]);
    expect((await other()).answer.location).toBe(GONE);
    clock.pass(61 * MINUTE_MS);
    expect((await first()).answer.location).toBe(GONE);
    expect((await lettersTo(portal, email)).filter(({ kind }) => kind === "account-changed-password")).toHaveLength(1);
  });

  test("Q05 of twenty attempts at once with as many passwords, one succeeds", async () => {
    const { email } = await addPerson(portal);
    const token = tokenOf(await askReset(portal, email));
    const attempt = (_: unknown, index: number) =>
      portal.browser().forge("/reset-password", { token, password: `${NEW_PASSWORD} ${index}` });
    const answers = await Promise.all(Array.from({ length: 20 }, attempt));
    expect(answers.filter(({ location }) => location === "/login?done=reset")).toHaveLength(1);
    expect((await lettersTo(portal, email)).filter(({ kind }) => kind === "account-changed-password")).toHaveLength(1);
  });

  test("A07 names the configured origin, whatever host was asked for", async () => {
    const { email } = await addPerson(portal);
    const body = `email=${encodeURIComponent(email)}`;
    const { port, host } = new URL(portal.origin);
    const typed = ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`];
    const ask = (lines: string[], target = "/forgot-password") =>
      sendRaw(Number(port), [`POST ${target} HTTP/1.1`, ...lines, ...typed, "", body].join("\r\n"));
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

  test("A08 leads to a page that tells nobody of it and asks nobody else for anything", async () => {
    const { email } = await addPerson(portal);
    const { headers, document } = await portal.browser().get(await askReset(portal, email));
    expect(headers.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("Cache-Control")).toBe("no-store");
    const addresses = [...document.querySelectorAll("[src], link[href]")].map(
      (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
    );
    expect(addresses.filter((address) => !address.startsWith("/"))).toEqual([]);
  });

  test("A09 ends every session when it is used, and the owner is told", async () => {
    const { email, browser } = await signInNew(portal);
    const other = await signInAs(portal, email);
    await reset(await askReset(portal, email));
    for (const one of [browser, other]) expect((await one.get("/inbox")).location).toBe("/login?redirectTo=%2Finbox");
    expect((await lettersTo(portal, email)).map(({ kind }) => kind)).toEqual([
      "account-changed-password",
      "account-reset",
    ]);
  });

  test("A02 survives a password that is easy to guess, which is refused", async () => {
    const { email, name } = await addPerson(portal);
    const link = await askReset(portal, email);
    for (const weak of ["short", "password1", `${name.split(" ")[0]}2026`])
      expect((await reset(link, weak)).status).toBe(422);
    expect((await reset(link)).location).toBe("/login?done=reset");
  });
});

import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import { hidePage } from "#app/features/moderation/hide-page.server.ts";
import { addTextVersion, getText } from "#app/platform/association-texts.server.ts";
import type { TextVersion } from "#app/platform/association-texts.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { settings } from "#db/schema/settings.ts";
import { createMember, setMembership, setUpBoard, type TestMember } from "#tests/support/board.ts";
import { sendRaw } from "#tests/support/raw-http.ts";
import { addPerson, PASSWORD, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

const KEPT = "public, max-age=0, must-revalidate";
let portal: TestPortal;
let other: TestPortal;
let member: TestMember;
let now = new Date("2026-09-01T09:00:00Z");
const clock = { now: () => now };
beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
  // Another process on the same database.
  other = await startTestPortal({
    overrides: { clock },
    env: { DATABASE_URL: portal.services.config.databaseUrl, DATA_DIR: portal.services.config.dataFolder },
  });
  member = await createMember(portal.services, { nameEn: "Kept University" });
});
beforeEach(() => (now = new Date(now.getTime() + 3_600_000)));

const keeping = ({ headers }: { headers: Headers }) => headers.get("Cache-Control");

describe("a public page, for visitors without a session", () => {
  test("is rendered once: two strangers get the same bytes, and each the number of the own request", async () => {
    const [one, two] = [await portal.browser().get("/directory"), await portal.browser().get("/directory")];
    expect([one.status, keeping(one), keeping(two)]).toEqual([200, KEPT, KEPT]);
    expect(two.text).toBe(one.text);
    expect(one.text).toContain("Kept University");
    expect(two.headers.get("X-Request-Id")).not.toBe(one.headers.get("X-Request-Id"));
    expect(one.headers.get("Set-Cookie")).toBeNull();
    for (const name of ["X-Content-Type-Options", "Content-Security-Policy", "Permissions-Policy"])
      expect(one.headers.get(name)).toBe(two.headers.get(name));
    expect(one.headers.get("Content-Security-Policy")).toMatch(
      /^default-src 'none';script-src 'self';style-src 'self';/,
    );
  });

  test("a hundred who ask at the same moment wait for one rendering", async () => {
    const one = await portal.browser().get(`/directory/${member.slug}`);
    now = new Date(now.getTime() + 3_600_000);
    // Asked once for whatever the application makes.
    const made = vi.spyOn(portal.services.sessions, "isCarried");
    const all = await Promise.all(Array.from({ length: 100 }, () => portal.browser().get(`/directory/${member.slug}`)));
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set([one.text]));
  });

  test.each(["br", "gzip"])(
    "comes in %s with a tag of its own; who has it is told so, with the same policy",
    async (name) => {
      const { port } = new URL(portal.origin);
      const ask = (method: string, more = "") =>
        sendRaw(
          Number(port),
          Buffer.from(
            `${method} / HTTP/1.1\r\nHost: localhost:${port}\r\nAccept-Encoding: ${name}\r\n${more}Connection: close\r\n\r\n`,
          ),
        );
      const response = await fetch(`${portal.origin}/`, { headers: { "Accept-Encoding": name } });
      const plain = await portal.browser().get("/");
      expect(await response.text()).toBe(plain.text);
      expect([response.headers.get("Content-Encoding"), response.headers.get("Vary")]).toEqual([
        name,
        "Accept-Encoding, Accept-Language",
      ]);
      const tag = response.headers.get("ETag") ?? "";
      expect(tag).not.toBe(plain.headers.get("ETag"));
      const head = await ask("HEAD");
      expect([head.status, head.body, head.headers.etag]).toEqual([200, "", tag]);
      expect(head.headers["content-length"]).toBe(response.headers.get("Content-Length"));
      const known = await ask("GET", `If-None-Match: "other", W/${tag}\r\n`);
      expect([known.status, known.body, known.headers.etag]).toEqual([304, "", tag]);
      expect(known.headers["content-security-policy"]).toBe(response.headers.get("Content-Security-Policy"));
      expect(known.headers).not.toHaveProperty("content-length");
    },
  );

  test("is one for each language, by cookie or by what the browser asks for, and never for one just chosen", async () => {
    const inRussian = await portal.browser().get("/", { "Accept-Language": "ru-RU,ru;q=0.9" });
    const chosen = portal.browser();
    const choosing = await chosen.get("/?lng=ru");
    expect([keeping(choosing), choosing.headers.get("Set-Cookie")]).toEqual([
      "no-store",
      expect.stringMatching(/^lng=ru/),
    ]);
    const again = await chosen.get("/", { "Accept-Language": "en" });
    expect([keeping(again), again.text === inRussian.text, again.document.documentElement.lang]).toEqual([
      KEPT,
      true,
      "ru",
    ]);
    expect((await portal.browser().get("/")).document.documentElement.lang).toBe("en");
  });

  test("is made without parameters that are none of it; a search is kept for nobody", async () => {
    const plain = await portal.browser().get("/directory?country=KZ");
    const shared = await portal.browser().get("/directory?utm_source=letter&country=KZ&fbclid=x");
    expect([shared.text, keeping(shared)]).toEqual([plain.text, KEPT]);
    expect(shared.text).not.toContain("utm_source");
    expect(keeping(await portal.browser().get("/directory?q=kept"))).toBe("no-store");
  });

  test("is not kept where it is missing or leads elsewhere", async () => {
    const missing = await portal.browser().get("/directory/nobody-is-called-so");
    expect([missing.status, keeping(missing)]).toEqual([404, "no-store"]);
    expect(missing.text).toContain(missing.headers.get("X-Request-Id"));
  });

  test("is for nobody who shows anything of themselves", async () => {
    const shown: Record<string, string>[] = [
      { Cookie: "session=abc" },
      { Cookie: "lng=en; said=1" },
      { Authorization: "Bearer abc" },
    ];
    for (const headers of shown) {
      const { status, headers: got } = await fetch(`${portal.origin}/directory`, { headers });
      expect([status, got.get("Cache-Control"), got.get("ETag")]).toEqual([200, "no-store", null]);
    }
    const { browser, name } = await signInNew(portal, { name: "Canary Person" });
    const own = await browser.get("/directory");
    expect([own.text.includes(name), keeping(own)]).toEqual([true, "no-store"]);
    const tag = (await portal.browser().get("/directory")).headers.get("ETag") ?? "";
    expect((await browser.get("/directory", { "If-None-Match": tag })).status).toBe(200);
    expect((await portal.browser().get("/directory")).text).not.toContain(name);
  });

  test("stays kept while people sign up, sign in, and take another language into their account", async () => {
    const { email } = await addPerson(portal, { locale: "en" });
    await portal.browser().get("/directory");
    const made = vi.spyOn(portal.services.sessions, "isCarried");
    const browser = portal.browser();
    await browser.get("/login?lng=kk");
    const form = await openForm(browser, "/login");
    const { answer } = await form.fill("Электрондық пошта мекенжайы", email).fill("Құпиясөз", PASSWORD).press("Кіру");
    expect([answer.status, (await findAccountByEmail(portal.services.db, email))?.locale]).toEqual([302, "kk"]);
    made.mockClear();
    expect(keeping(await portal.browser().get("/directory"))).toBe(KEPT);
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });

  test("shows a change at the very next request, in every process", async () => {
    const texts = async () =>
      Promise.all([portal, other].map(async (one) => (await one.browser().get("/directory")).text));
    for (const text of await texts()) expect(text).not.toContain("Changed University");
    const changed = await createMember(other.services, { nameEn: "Changed University" });
    for (const text of await texts()) expect(text).toContain("Changed University");
    await setMembership(portal.services, changed, "suspended");
    for (const text of await texts()) expect(text).not.toContain("Changed University");
    await setMembership(other.services, changed, "active");
    for (const text of await texts()) expect(text).toContain("Changed University");
    const value = { name: { en: "The Renamed Association" } };
    const row = { name: ASSOCIATION_SETTING, value, updatedAt: now };
    await other.services.withTransaction(async (tx) => void (await tx.insert(settings).values(row)));
    for (const text of await texts()) expect(text).toContain("The Renamed Association");
  });

  test("shows in every process what is published, hidden and changed by the commands people use", async () => {
    const seen = async (page: string, words: string) =>
      Promise.all([portal, other].map(async (one) => (await one.browser().get(page)).text.includes(words)));
    const title = "Shown of the Silk Road";
    expect(await seen("/projects", title)).toEqual([false, false]);
    const { project, coordinator } = await setUpBoard(other.services, "Shown");
    const page = { kind: "project", id: project.id } as const;
    const at = `/projects/${project.slug}`;
    for (const shown of ["/projects", at]) expect([shown, await seen(shown, title)]).toEqual([shown, [true, true]]);
    const values = { fault: "untrue", reason: "It is not so." } as const;
    expect(await hidePage(portal.services, { page, values }, coordinator)).toMatchObject({ ok: true });
    for (const shown of ["/projects", at]) expect([shown, await seen(shown, title)]).toEqual([shown, [false, false]]);

    expect(await seen("/initiatives", "A dialogue shown")).toEqual([false, false]);
    await publishInitiative(other.services, coordinator, { titleEn: "A dialogue shown" });
    expect(await seen("/initiatives", "A dialogue shown")).toEqual([true, true]);

    expect(await seen("/texts/charter", "Charter shown")).toEqual([false, false]);
    const said = { title: "Charter shown", body: "Everybody is heard." };
    const words = { en: said, ru: said, kk: said };
    const change = ({ version: after }: TextVersion) =>
      other.services.withTransaction((tx) =>
        addTextVersion(tx, "charter", { after, words, actorId: coordinator.id }, now),
      );
    expect(await change(await getText(other.services.db, "charter"))).not.toBeNull();
    expect(await seen("/texts/charter", "Charter shown")).toEqual([true, true]);
  });

  test("shows a change that came while it was made", async () => {
    const late = new Promise((resolve) => setTimeout(resolve, 5));
    const asked = portal.browser().get("/directory?country=KZ&sort=newest");
    await late;
    await portal.services.withTransaction((tx) => touchDirectory(tx, member.institutionId));
    const added = await createMember(portal.services, { nameEn: "Late University" });
    await asked;
    expect((await portal.browser().get("/directory?country=KZ&sort=newest")).text).toContain(added.nameEn);
  });

  test("is made as before where the version cannot be read", async () => {
    const failing = vi.spyOn(portal.services, "publicVersion").mockRejectedValue(new Error("away"));
    const page = await portal.browser().get("/about");
    failing.mockRestore();
    expect([page.status, keeping(page)]).toEqual([200, "no-store"]);
    expect(keeping(await portal.browser().get("/about"))).toBe(KEPT);
  });
});

test("a kept page counts among the pages that one network may ask for", async () => {
  const limited = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  const answers = [];
  for (let asked = 0; asked < 602; asked++) answers.push(await limited.browser().get("/about"));
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(600);
  const last = answers.at(-1);
  expect([last?.status, last?.headers.has("Retry-After"), last?.headers.has("Content-Security-Policy")]).toEqual([
    429,
    true,
    true,
  ]);
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { institutions, units } from "#db/schema/members.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { outbox } from "#db/schema/outbox.ts";
import { personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { PASSWORD, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PAGE = "/account/tokens";
const MAKE = "Make the token";
const BOTH = ["members:read", "projects:read"];
const DAY_MS = 86_400_000;

/** What is for members, and what is for the secretariat alone. */
const FOR_MEMBERS = [
  "Quirnaval manuscripts",
  "Рукописи Квирнавала",
  "https://social.example/quirnaval",
  "Quirnaval chair",
];
const FOR_DESK = ["O01-canary", "Secretariat chair"];

let portal: TestPortal;
let time: Date;
let home: TestMember;
let kept: TestMember;
let inside: { slug: string };
let own: SignedIn;
let administrator: SignedIn;
const logs: string[] = [];

beforeAll(async () => {
  time = new Date();
  portal = await startTestPortal({
    overrides: {
      clock: { now: () => time },
      logger: createLogger("trace", { write: (line: string) => void logs.push(line) }),
    },
  });
  const { withTransaction, clock } = portal.services;
  const admit = async (nameEn: string) => {
    const made = await withTransaction((tx) =>
      createMember(tx, { institution: { nameEn, nameOfficial: nameEn } }, clock.now()),
    );
    return { ...made, nameEn };
  };
  home = await admit("Institute of the Token");
  kept = await admit("Institute of the Lock");
  await keep(kept.institutionId);
  const leader = await personOf(portal.services, kept);
  const coordinator = await personOf(portal.services, null, "coordinator");
  const values = completeValues(clock.now(), { titleEn: "Only for members here", visibility: "members" });
  const wanted = { leadInstitutionId: kept.institutionId, author: leader, values, coordinator };
  inside = await createProject(portal.services, { ...wanted, upTo: "published" });
  own = await signInNew(portal, {
    name: "Token Owner",
    roles: [{ role: "representative", institutionId: home.institutionId }],
  });
  administrator = await signInNew(portal, { roles: ["administrator"] });
});

/** As the member's own pages keep parts of the profile: out of the columns, for fewer readers. */
async function keep(institutionId: string) {
  const { withTransaction, clock } = portal.services;
  const [profileEn, profileRu, link, chair] = FOR_MEMBERS;
  await withTransaction(async (tx) => {
    await tx
      .update(institutions)
      .set({
        profileEn: "",
        socialLinks: [],
        offers: [],
        restrictions: { profile: "members", socialLinks: "members", offers: "secretariat" },
        restrictedAnswers: { profileEn, profileRu, socialLinks: [link], offers: [FOR_DESK[0]] },
      })
      .where(eq(institutions.id, institutionId));
    const unit = {
      institutionId,
      kind: "chair",
      nameLanguage: "en",
      ...{ version: 1, fieldsOfStudy: [], themes: [], unescoFields: [] },
      createdAt: clock.now(),
      updatedAt: clock.now(),
    } as const;
    await tx.insert(units).values([
      { ...unit, place: 1, name: chair ?? "", restrictedTo: "members" },
      { ...unit, place: 2, name: FOR_DESK[1] ?? "", restrictedTo: "secretariat" },
    ]);
    await touchDirectory(tx, institutionId);
  });
}

async function make(person: SignedIn, name: string, scopes: string[] = BOTH): Promise<string> {
  const form = await openForm(person.browser, PAGE, MAKE);
  form.fill("Name of the token", name);
  for (const scope of scopes) form.tick(LABELS[scope] ?? "");
  const sent = await form.press(MAKE);
  expect(sent.answer.status).toBe(200);
  return secretIn(sent.answer.document);
}

const LABELS: Record<string, string> = {
  "members:read": "Members as members see them",
  "projects:read": "Projects as members see them",
};
const secretIn = (document: Document) => document.querySelector("main textarea[readonly]")?.textContent ?? "";

const ask = (address: string, token?: string, headers: Record<string, string> = {}) =>
  portal.browser().get(address, { ...(token && { Authorization: `Bearer ${token}` }), ...headers });

const LISTS = [
  "/api/v1/members?fields=units,description,socialLinks,offers,onlyForMembers&limit=100",
  "/api/v1/projects",
];
const everything = async (token?: string) => {
  const addresses = [...LISTS, "/api/v1/members", `/api/v1/members/${kept.slug}`, `/api/v1/projects/${inside.slug}`];
  const texts: string[] = [];
  for (const address of addresses) texts.push((await ask(address, token)).text);
  return texts.join("\n");
};

describe("a token", () => {
  test("is made on a page that the account leads to, shown once and kept as a hash", async () => {
    const account = await own.browser.get("/account");
    expect(account.document.querySelector(`main a[href="${PAGE}"]`)).not.toBeNull();
    const opened = await openForm(own.browser, PAGE, MAKE);
    expect(opened.read("How long it works")).toBe("90");
    const secret = await make(own, "Shown once");
    expect(secret).toMatch(/^uapt_[\w-]{43}$/);
    expect((await own.browser.get(PAGE)).text).not.toContain(secret);
    const rows = await portal.services.db.select().from(apiTokens);
    expect(rows.map(({ secretHash }) => secretHash)).toContain(sha256(secret));
    expect(JSON.stringify(rows)).not.toContain(secret);
    const days = rows.map(({ createdAt, expiresAt }) => (expiresAt.getTime() - createdAt.getTime()) / DAY_MS);
    expect(days).toEqual([90]);
    const letters = await portal.services.db.select().from(outbox).where(eq(outbox.kind, "account-token_made"));
    expect(letters.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      [own.email, "A token for programs was made: Shown once"],
    ]);
    expect(JSON.stringify(letters)).not.toContain(secret);
  });

  test("is asked for with a name, a tick and a term; what was typed is kept", async () => {
    const form = await openForm(own.browser, PAGE, MAKE);
    const { answer } = await form.fill("Name of the token", "Without a tick").press(MAKE);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Tick at least one.");
    expect(answer.document.querySelector("input[name=name]")?.getAttribute("value")).toBe("Without a tick");
  });

  test("is one where the form was sent twice, and none where it is sent long after or after its end", async () => {
    const form = await openForm(own.browser, PAGE, MAKE);
    form.fill("Name of the token", "Sent twice").tick("Members as members see them");
    const first = await form.press(MAKE);
    const again = await form.press(MAKE);
    expect(secretIn(again.answer.document)).toBe(secretIn(first.answer.document));
    const named = () => portal.services.db.select().from(apiTokens).where(eq(apiTokens.name, "Sent twice"));
    expect(await named()).toHaveLength(1);
    await end(own, "Sent twice");
    const late = await form.press(MAKE);
    expect(late.answer.status).toBe(409);
    expect((await named()).filter(({ endedAt }) => endedAt === null)).toEqual([]);
    expect((await ask("/api/v1/members", secretIn(first.answer.document))).status).toBe(401);
  });

  test("is not made for those who speak for no member, whatever they send", async () => {
    for (const roles of [
      [{ role: "editor" as const, institutionId: home.institutionId }],
      ["coordinator" as const],
      [],
    ]) {
      const person = await signInNew(portal, { roles });
      const page = await person.browser.get(PAGE);
      expect(page.text).not.toContain(MAKE);
      const sent = { intent: "make", name: "x", scopes: BOTH, days: "90", once: "o".repeat(40) };
      expect((await person.browser.forge(PAGE, sent)).status).toBe(403);
    }
  });

  test("is one of ten at most", async () => {
    const person = await signInNew(portal, { roles: [{ role: "alternate", institutionId: home.institutionId }] });
    for (let at = 1; at <= 10; at++) await make(person, `Number ${at}`);
    const { text } = await person.browser.get(PAGE);
    expect(text).not.toContain(MAKE);
    expect(text).toContain("as many as there may be");
    const sent = { intent: "make", name: "x", scopes: BOTH, days: "90", once: "p".repeat(40) };
    expect((await person.browser.forge(PAGE, sent)).status).toBe(409);
  });
});

test("a token that is somebody else's, or none, is not said to have ended; one's own pressed twice is", async () => {
  await make(own, "Ended twice");
  const [row] = await portal.services.db.select().from(apiTokens).where(eq(apiTokens.name, "Ended twice"));
  const tokenId = row?.id ?? "";
  const press = (person: SignedIn, id: string) => person.browser.forge(PAGE, { intent: "end", tokenId: id });
  const stranger = await signInNew(portal, { roles: [{ role: "alternate", institutionId: home.institutionId }] });
  expect([(await press(stranger, tokenId)).status, (await press(own, "no-such-token")).status]).toEqual([404, 404]);
  const twice = [await press(own, tokenId), await press(own, tokenId)];
  expect(twice.map(({ location }) => location)).toEqual(Array(2).fill(`${PAGE}?done=token_ended`));
});

async function end(person: SignedIn, name: string) {
  const form = await openForm(person.browser, PAGE, `End the token: ${name}`);
  const { answer } = await form.press(`End the token: ${name}`);
  expect(answer.status).toBe(302);
}

describe("what a token reads", () => {
  test("C07 is what members keep for members, and nothing for the secretariat; without it nothing of either", async () => {
    const secret = await make(own, "Reads all");
    const seen = await everything(secret);
    for (const words of FOR_MEMBERS) expect(seen, words).toContain(words);
    expect(seen).toContain("Only for members here");
    for (const words of FOR_DESK) expect(seen, words).not.toContain(words);
    const open = await everything();
    for (const words of [...FOR_MEMBERS, ...FOR_DESK, "Only for members here"])
      expect(open, words).not.toContain(words);
    const { data } = JSON.parse((await ask(`/api/v1/members/${kept.slug}`, secret)).text) as { data: object };
    expect(data).toMatchObject({ onlyForMembers: ["description", "socialLinks"] });
  });

  test("C07 is no more of the own institution, and of an owner who is of the staff too", async () => {
    const roles = [{ role: "representative" as const, institutionId: kept.institutionId }, "council" as const];
    const person = await signInNew(portal, { roles });
    const seen = await everything(await make(person, "Own house"));
    expect(seen).toContain(FOR_MEMBERS[0]);
    for (const words of FOR_DESK) expect(seen, words).not.toContain(words);
  });

  test("is not searched, so that a search tells nothing", async () => {
    const secret = await make(own, "Searches");
    const { page } = JSON.parse((await ask("/api/v1/members?q=quirnaval", secret)).text) as { page: { total: number } };
    expect(page.total).toBe(0);
  });

  test("is not to be stored, differs by token, and is read by pages of other origins without cookies", async () => {
    const secret = await make(own, "Headers");
    const { status, headers } = await ask("/api/v1/members", secret, { Origin: "https://map.example" });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("vary")).toContain("Authorization");
    expect(headers.get("etag")).toBeNull();
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.getSetCookie()).toEqual([]);
    for (const address of ["/api/v1/members", `/api/v1/members/${home.slug}`, "/api/v1/projects"])
      expect((await ask(address)).headers.get("vary"), address).toContain("Authorization");
    const preflight = await fetch(`${portal.origin}/api/v1/members`, {
      method: "OPTIONS",
      headers: { Origin: "https://map.example", "Access-Control-Request-Method": "GET" },
    });
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Authorization");
  });

  test("needs the scope of the address; others are 403 that says which", async () => {
    const secret = await make(own, "Members only", ["members:read"]);
    expect((await ask("/api/v1/members", secret)).status).toBe(200);
    const refused = await ask("/api/v1/projects", secret);
    expect([refused.status, refused.headers.get("content-type")]).toEqual([
      403,
      "application/problem+json; charset=utf-8",
    ]);
    expect(refused.headers.get("www-authenticate")).toBe(
      'Bearer realm="api", error="insufficient_scope", scope="projects:read"',
    );
  });
});

describe("a token that does not work", () => {
  const body = async (token: string, headers?: Record<string, string>) => {
    const { status, text, headers: answered } = await ask("/api/v1/members", token, headers);
    return [status, text, answered.get("www-authenticate")];
  };

  test("is answered alike, whether it is wrong, over or ended, or whose account is suspended", async () => {
    const wrong = await body(`uapt_${"a".repeat(43)}`);
    expect(wrong[0]).toBe(401);
    expect(wrong[2]).toBe('Bearer realm="api", error="invalid_token"');
    const ended = await make(own, "Ended");
    await end(own, "Ended");
    const person = await signInNew(portal, { roles: [{ role: "alternate", institutionId: home.institutionId }] });
    const over = await make(person, "Over");
    const suspended = await signInNew(portal, { roles: [{ role: "alternate", institutionId: home.institutionId }] });
    const shut = await make(suspended, "Shut");
    const suspend = await openForm(administrator.browser, `/admin/people/${suspended.id}`, "Suspend this person");
    await suspend.fill("Reason for the suspension", "A reason of enough letters").press("Suspend this person");
    const before = time;
    expect(await body(ended)).toEqual(wrong);
    expect(await body(shut)).toEqual(wrong);
    time = new Date(before.getTime() + 90 * DAY_MS);
    expect(await body(over)).toEqual(wrong);
    time = before;
    for (const header of ["Basic dXNlcjpwYXNz", "Bearer", "Bearer a b", "x".repeat(3000)])
      expect(await body("", { Authorization: header })).toEqual(wrong);
  });

  test("gives nothing while the membership is suspended, and says why", async () => {
    const lapsed = await withMember("Institute of the Pause");
    const secret = await make(lapsed.person, "Paused");
    await setMembership(portal.services, lapsed.member, "suspended");
    const { status, text } = await ask("/api/v1/members", secret);
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ detail: expect.stringContaining("is not in force") });
    await setMembership(portal.services, lapsed.member, "active");
    expect((await ask("/api/v1/members", secret)).status).toBe(200);
  });

  test("ends with a changed password, with signing out elsewhere, and with the role", async () => {
    const { member, person } = await withMember("Institute of the Key");
    const first = await make(person, "Before the password");
    expect((await person.browser.get("/account/password")).text).toContain("Your token for programs ends too");
    const change = await openForm(person.browser, "/account/password", "Change the password");
    await change
      .fill("Current password", PASSWORD)
      .fill("New password", "another caravan of camels")
      .press("Change the password");
    expect((await ask("/api/v1/members", first)).status).toBe(401);
    const second = await make(person, "Before the sessions");
    await signInAs(portal, person.email);
    const sessions = await openForm(person.browser, "/account/sessions", "Sign out everywhere else");
    await sessions.press("Sign out everywhere else");
    expect((await ask("/api/v1/members", second)).status).toBe(401);
    const colleague = await signInNew(portal, { roles: [{ role: "alternate", institutionId: member.institutionId }] });
    const third = await make(colleague, "Before the end");
    const { document } = await person.browser.get("/institution/people");
    const links = [...document.querySelectorAll("main a[href^='/institution/people/']")];
    const page = links.find((link) => link.getAttribute("aria-label")?.includes(colleague.name))?.getAttribute("href");
    const form = await openForm(person.browser, page ?? "", "End access");
    const { answer } = await form.fill("Reason", "Has left the institute and its work").press("End access");
    expect(answer.status).toBe(302);
    expect((await ask("/api/v1/members", third)).status).toBe(401);
  });

  async function withMember(nameEn: string) {
    const { withTransaction, clock } = portal.services;
    const made = await withTransaction((tx) =>
      createMember(tx, { institution: { nameEn, nameOfficial: nameEn } }, clock.now()),
    );
    const roles = [{ role: "representative" as const, institutionId: made.institutionId }];
    return { member: { ...made, nameEn }, person: await signInNew(portal, { roles }) };
  }
});

test("its last use is noted to the hour and shown; an administrator sees it, ends it, and its owner is told", async () => {
  const { db } = portal.services;
  const secret = await make(own, "Watched");
  const used = async () => (await db.select().from(apiTokens).where(eq(apiTokens.name, "Watched")))[0]?.lastUsedAt;
  await ask("/api/v1/members", secret);
  const first = await used();
  time = new Date(time.getTime() + 59 * 60_000);
  await ask("/api/v1/members", secret);
  expect(await used()).toEqual(first);
  time = new Date(time.getTime() + 60_000);
  await ask("/api/v1/members", secret);
  expect(await used()).toEqual(time);
  const page = `/admin/people/${own.id}`;
  const { text } = await administrator.browser.get(page);
  expect(text).toContain("Watched");
  expect(text).not.toContain(secret);
  const form = await openForm(administrator.browser, page, "End the token: Watched");
  const { address } = await form.press("End the token: Watched");
  expect(address).toContain("person-end-token");
  expect((await ask("/api/v1/members", secret)).status).toBe(401);
  const letters = await db.select().from(outbox).where(eq(outbox.kind, "account-token_ended"));
  expect(letters.map(({ recipient }) => recipient)).toEqual([own.email]);
  expect((await administrator.browser.get(page)).text).toContain("Token ended: Watched");
});

test("one's own data name the tokens without secret, and nothing of another's", async () => {
  const secret = await make(own, "In the data");
  const { text } = await own.browser.get("/account/data");
  expect(text).toContain("In the data");
  for (const hidden of [secret, sha256(secret)]) expect(text).not.toContain(hidden);
  expect((await administrator.browser.get("/account/data")).text).not.toContain("In the data");
});

test("F07 a token stands in no log, wherever a program puts it", async () => {
  const secret = await make(own, "Logged nowhere");
  await ask("/api/v1/members", secret);
  await ask(`/api/v1/members?access_token=${secret}`);
  await ask(`/api/v1/members?fields=${secret}`);
  await ask("/api/v1/projects", `${secret}x`);
  expect(logs.join("\n")).not.toContain(secret);
});

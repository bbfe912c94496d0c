import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { renamings } from "#db/schema/renamings.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NOW = new Date("2026-11-20T08:00:00Z");
const ASK = "Send it to be confirmed";
const CONFIRM = "Confirm the names";
const PROOF = "Decree No. 412 of 3 November 2026 of the ministry, in the gazette of that day.";

let portal: TestPortal;
let first: SignedIn;
let second: SignedIn;
let stranger: SignedIn;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => NOW } } });
  first = await signInNew(portal, { roles: ["coordinator"] });
  second = await signInNew(portal, { roles: ["coordinator"] });
  stranger = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FR"] }] });
});

let name = "";
let next = "";
beforeEach(() => {
  founded += 1;
  name = `Caravan School No. ${founded}`;
  next = `University of the Silk ${founded}`;
});

async function admit(nameEn = name, nameOfficialLanguage = "en") {
  const institution = { nameEn, nameOfficial: nameEn, nameOfficialLanguage, country: "KG" };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, NOW));
  const { institutionId, number } = member;
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return {
    ...member,
    head,
    own: `/institution/name?institution=${institutionId}`,
    desk: `/memberships/${number}/name`,
  };
}

type Member = Awaited<ReturnType<typeof admit>>;

const renamed = (to: string, since = "2026") => ({
  fill: {
    "Official name": to,
    "Name in English": to,
    "Since which year": since,
    "What shows it": PROOF,
  },
  choose: { "What has happened": "The institution has been renamed" },
});

const textOf = async ({ browser }: Pick<SignedIn, "browser">, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const anybody = () => ({ browser: portal.browser() });
const slugOf = async ({ institutionId }: Member) =>
  (await portal.services.db.select().from(institutions).where(eq(institutions.id, institutionId)))[0]?.slug ?? "";
const lettersOf = async ({ email }: SignedIn, kind: string) =>
  (await lettersTo(portal, email)).filter((letter) => letter.kind === `institution-renaming-${kind}`);
const ask = (who: SignedIn, page: string, to = next) => pressOn(who.browser, page, ASK, renamed(to));
const at = async (path: string) => {
  const { status, location } = await portal.browser().get(path);
  return [status, location?.replace(/^https?:\/\/[^/]+/, "") ?? null];
};

test("a member says its new name, a coordinator confirms it, and page, number, search, API and letters follow", async () => {
  const member = await admit();
  const { head, own, desk, slug: old, number } = member;
  const link = (await head.browser.get("/institution")).document.querySelector(`main a[href="${own}"]`);
  expect(link?.textContent).toBe("Our name has changed");
  expect((await ask(head, own)).location).toBe(`${own}&done=renaming-asked`);
  expect(await textOf(head, own)).toContain("Other names wait to be confirmed");
  expect(await textOf(head, own)).not.toContain(CONFIRM);
  expect(await slugOf(member)).toBe(old);

  const [asked] = await lettersOf(first, "asked");
  expect(asked).toMatchObject({ link: desk });
  expect(asked?.text).toContain(PROOF);
  expect((await first.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${desk}"]`)).not.toBeNull();
  for (const words of [PROOF, name, next, `moves from /directory/${old} to /directory/`, "Older ones stay valid"])
    expect(await textOf(first, desk)).toContain(words);
  expect(await textOf(first, `/memberships/${number}`)).toContain(`“${next}” waits to be confirmed`);
  expect((await pressOn(first.browser, desk, CONFIRM)).location).toBe(`${desk}?done=renaming-confirmed`);

  const slug = await slugOf(member);
  expect(slug).toBe(`university-of-the-silk-${founded}`);
  expect(await at(`/directory/${old}`)).toEqual([301, `/directory/${slug}`]);
  expect(await at(`/directory/${old}?lng=en`)).toEqual([301, `/directory/${slug}?lng=en`]);
  // Also with what the page itself knows nothing of.
  expect(await at(`/directory/${old}?utm_source=letter&b=1`)).toEqual([
    301,
    `/directory/${slug}?utm_source=letter&b=1`,
  ]);
  expect(await at(`/directory/${old}/take-over`)).toEqual([301, `/directory/${slug}/take-over`]);
  expect(await at(`/directory/${old}/card/en`)).toEqual([301, `/directory/${slug}/card/en`]);
  expect(await at(`/api/v1/members/${old}?fields=name`)).toEqual([301, `/api/v1/members/${slug}?fields=name`]);
  const forPrograms = await portal.browser().get(`/api/v1/members/${old}`);
  expect(forPrograms.headers.get("Access-Control-Allow-Origin")).toBe("*");
  const page = await textOf(anybody(), `/directory/${slug}`);
  for (const words of [next, `Formerly ${name} (until 2026)`]) expect(page).toContain(words);
  const check = await textOf(anybody(), `/verify/${number}`);
  for (const words of [next, "This membership is valid", `Formerly ${name} (until 2026)`])
    expect(check).toContain(words);
  const found = await textOf(anybody(), `/directory?q=${encodeURIComponent(name)}`);
  for (const words of [next, `Earlier name: ${name}`]) expect(found).toContain(words);
  const { data } = JSON.parse((await portal.browser().get(`/api/v1/members/${slug}`)).text);
  expect(data).toMatchObject({ name: next, otherNames: [], formerNames: [{ text: name, until: 2026 }] });
  const { document } = await portal.browser().get(`/directory/${slug}`);
  const jsonLd = document.querySelector('script[type="application/ld+json"]')?.textContent ?? "";
  expect(JSON.parse(jsonLd)).toMatchObject({ name: next, alternateName: expect.arrayContaining([name]) });
  expect(await textOf(anybody(), `/compare?with=${old}&with=${slug}`)).toContain(next);

  const [letter] = await lettersOf(head, "confirmed");
  for (const words of [name, next, number, "download them again"]) expect(letter?.text).toContain(words);
  expect(await lettersOf(first, "confirmed")).toEqual([]);
  expect(JSON.parse((await head.browser.get("/account/data")).text)).toMatchObject({ renamings: [{ reason: PROOF }] });
  expect(await textOf(head, own)).toContain(`“${name}” became “${next}”`);
});

test("the letters of a name that is another in one language only name what it was and is there", async () => {
  const { head, own, desk } = await admit();
  const form = await openForm(head.browser, own, ASK);
  form.fill("Name in Russian", `Шёлковый университет ${founded}`).fill("Since which year", "2026");
  await form.fill("What shows it", PROOF).choose("What has happened", "The institution has been renamed").press(ASK);
  const [asked] = await lettersOf(first, "asked");
  expect(asked?.text).toContain(`is called Шёлковый университет ${founded} now`);
  await pressOn(first.browser, desk, CONFIRM);
  const [told] = await lettersOf(head, "confirmed");
  expect(told?.text).toContain(`is called Шёлковый университет ${founded} now`);
  expect(told?.text).not.toContain(`was called ${name} and is called ${name}`);
});

test("an address once used is given to nobody else, and comes back with the name", async () => {
  const member = await admit();
  const { own, desk, head, slug: old } = member;
  await ask(head, own);
  await pressOn(first.browser, desk, CONFIRM);
  const slug = await slugOf(member);
  const other = await admit(name);
  expect(other.slug).toBe(`${old}-2`);
  expect(await at(`/directory/${old}`)).toEqual([301, `/directory/${slug}`]);
  await ask(head, own, name);
  await pressOn(second.browser, desk, CONFIRM);
  expect(await slugOf(member)).toBe(old);
  expect(await at(`/directory/${slug}`)).toEqual([301, `/directory/${old}`]);
  expect((await at(`/directory/${old}`))[0]).toBe(200);
  const page = await textOf(anybody(), `/directory/${old}`);
  expect(page).toContain(`Formerly ${next} (until 2026)`);
  expect(page).not.toContain(`Formerly ${name}`);
});

test("an old address tells a stranger nothing of a member that is not listed", async () => {
  const member = await admit();
  await ask(member.head, member.own);
  await pressOn(first.browser, member.desk, CONFIRM);
  const isIts = eq(memberships.institutionId, member.institutionId);
  await portal.services.withTransaction((tx) => tx.update(memberships).set({ status: "suspended" }).where(isIts));
  for (const path of ["", "/take-over", "/card/en", "/logo"])
    expect((await at(`/directory/${member.slug}${path}`))[0]).toBe(404);
  expect((await at(`/api/v1/members/${member.slug}`))[0]).toBe(404);
});

test("whoever asks does not confirm; a second coordinator does, pressed twice it is done once", async () => {
  const { desk, head, own } = await admit();
  expect((await ask(first, desk)).location).toBe(`${desk}?done=renaming-asked`);
  expect(await textOf(first, desk)).toContain("who has not asked for it confirms it");
  const [row] = await portal.services.db.select().from(renamings).where(eq(renamings.askedById, first.id));
  const seen = row?.id ?? "";
  expect((await first.browser.forge(desk, { intent: "confirmed", seen })).status).toBe(403);
  expect((await head.browser.forge(own, { intent: "confirmed", seen })).status).toBe(403);
  expect((await stranger.browser.get(desk)).status).toBe(404);
  expect((await stranger.browser.forge(desk, { intent: "confirmed", seen })).status).toBe(404);
  expect((await second.browser.forge(desk, { intent: "confirmed", seen: "guessed" })).status).toBe(409);
  const form = await openForm(second.browser, desk, CONFIRM);
  expect((await form.press(CONFIRM)).answer.location).toBe(`${desk}?done=renaming-confirmed`);
  expect((await form.press(CONFIRM)).answer.location).toBe(`${desk}?done=renaming-confirmed`);
  expect(await lettersOf(head, "confirmed")).toHaveLength(1);
  expect(await lettersOf(first, "confirmed")).toHaveLength(1);
});

test("declined it says why, taken back nothing changes, and what was typed wrongly is kept", async () => {
  const member = await admit();
  const { head, own, desk } = member;
  const wrong = await openForm(head.browser, own, ASK);
  const sent = await wrong
    .fill("Name in English", next)
    .choose("What has happened", "The institution has been renamed")
    .fill("What shows it", PROOF)
    .press(ASK);
  expect(sent.answer.status).toBe(422);
  expect(sent.page.document.querySelector<HTMLInputElement>("[name=nameEn]")?.value).toBe(next);
  expect(sent.page.document.querySelector("main")?.textContent).toContain("Please write the year since which");
  const same = await pressOn(head.browser, own, ASK, renamed(name));
  expect(same.status).toBe(409);
  expect(same.text).toContain("These are the names that the institution has already");

  await ask(head, own);
  expect((await pressOn(head.browser, own, "Take it back")).location).toBe(`${own}&done=renaming-taken_back`);
  await ask(head, own);
  const why = "The decree names a faculty, not the university.";
  const declined = await pressOn(first.browser, desk, "Decline: the names stay", {
    fill: { "Why you decline it": why },
  });
  expect(declined.location).toBe(`${desk}?done=renaming-declined`);
  expect((await lettersOf(head, "declined"))[0]?.text).toContain(why);
  expect(await slugOf(member)).toBe(member.slug);
  expect(await textOf(head, own)).toContain(why);
});

test("the official name may be in a language that few have, and stays so when another name is asked for", async () => {
  const { head, own, desk } = await admit(name, "el");
  const form = await openForm(head.browser, own, ASK);
  form.fill("Name in English", next).fill("What shows it", PROOF).fill("Since which year", "2026");
  await form.choose("What has happened", "The institution has been renamed").press(ASK);
  await pressOn(second.browser, desk, CONFIRM);
  const again = await head.browser.get(own);
  const chosen = again.document.querySelector<HTMLSelectElement>("select[name=nameOfficialLanguage]");
  expect(chosen?.selectedOptions[0]?.textContent).toBe("Greek");
});

test("a mistake that is put right leaves no earlier name, but the old address still leads to the page", async () => {
  const member = await admit(`Caravn Shcool ${founded}`);
  const { own, desk, head, slug: old } = member;
  await pressOn(head.browser, own, ASK, {
    fill: { "Official name": name, "Name in English": name, "What shows it": PROOF },
    choose: { "What has happened": "A mistake in the name is put right" },
  });
  // What a mistake leaves is promised nowhere: not that it is read at the number, nor anywhere else.
  const promised = "what the institution was called";
  for (const [who, page] of [
    [head, own],
    [first, desk],
  ] as const) {
    expect(await textOf(who, page)).toContain("whoever checks the number reads the right name");
    expect(await textOf(who, page)).not.toContain(promised);
  }
  await pressOn(first.browser, desk, CONFIRM);
  const [told] = await lettersOf(head, "confirmed");
  expect(told?.text).toContain("reads the right name");
  expect(told?.text).not.toContain(promised);
  expect(await textOf(anybody(), `/verify/${member.number}`)).not.toContain("Shcool");
  const slug = await slugOf(member);
  expect(await at(`/directory/${old}`)).toEqual([301, `/directory/${slug}`]);
  expect(await textOf(anybody(), `/directory/${slug}`)).not.toContain("Formerly");
});

test("a list that changed the names meanwhile leaves nothing to confirm", async () => {
  const member = await admit();
  const { own, desk, head, institutionId } = member;
  await ask(head, own);
  const form = await openForm(first.browser, desk, CONFIRM);
  const [isIts, nameEn] = [eq(institutions.id, institutionId), `${name} (AUCA)`];
  await portal.services.withTransaction((tx) => tx.update(institutions).set({ nameEn }).where(isIts));
  expect((await form.press(CONFIRM)).answer.status).toBe(409);
  expect(await textOf(first, desk)).toContain("have changed since this was asked");
  expect(await textOf(first, desk)).not.toContain(CONFIRM);
  expect(await slugOf(member)).toBe(member.slug);
});

test("where the English name alone changes, what was settled says it, and each earlier name has its year", async () => {
  const member = await admit();
  const { head, own, desk } = member;
  const english = {
    ...renamed(next),
    fill: { "Name in English": next, "Since which year": "2026", "What shows it": PROOF },
  };
  await pressOn(head.browser, own, ASK, english);
  await pressOn(first.browser, desk, CONFIRM);
  expect(await textOf(first, desk)).toContain(`“${name}” became “${next}”`);
  const both = { ...renamed(`${next} A`), fill: { ...renamed(`${next} A`).fill, "Name in English": `${next} B` } };
  await pressOn(head.browser, own, ASK, both);
  await pressOn(first.browser, desk, CONFIRM);
  const page = await textOf(anybody(), `/directory/${await slugOf(member)}`);
  expect(page).toContain(`${name} (until 2026) · ${next} (until 2026)`);
});

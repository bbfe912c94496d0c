import { and, eq, inArray, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { grants } from "#db/schema/grants.ts";
import { memberships } from "#db/schema/memberships.ts";
import { registryChanges, registryImports } from "#db/schema/registry-changes.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew, signInOnPage, viewerOf } from "#tests/support/people.ts";
import { jpegOf, pngOf } from "#tests/support/pictures.ts";
import { pressOn } from "#tests/support/press.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let now = new Date("2026-11-20T08:00:00Z");
const ASK = "Send it to be confirmed";
const CONFIRM = "Merge the two";
const UNDO = "Undo the merge";
const PROOF = "Decree No. 88 of 2 March 2026 of the ministry, in the gazette of that day.";

let portal: TestPortal;
let first: SignedIn;
let second: SignedIn;
let stranger: SignedIn;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  first = await signInNew(portal, { roles: ["coordinator"] });
  second = await signInNew(portal, { roles: ["coordinator"] });
  stranger = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FR"] }] });
});

beforeEach(() => {
  now = new Date("2026-11-20T08:00:00Z");
  founded += 1;
});

async function admit(nameEn: string, change: object = {}) {
  const institution = { nameEn, nameOfficial: nameEn, nameOfficialLanguage: "en", country: "KG", ...change };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, now));
  const { institutionId, number } = member;
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return { ...member, nameEn, head, desk: `/memberships/${number}/merge` };
}

type Member = Awaited<ReturnType<typeof admit>>;

/** A college that goes into a university. */
async function admitBoth() {
  const college = await admit(`Orchard College ${founded}`, {
    acronym: `OC${founded}`,
    emailDomains: ["orchard.example"],
  });
  const university = await admit(`Valley University ${founded}`, {
    website: "https://valley.example",
    emailDomains: ["valley.example"],
  });
  return { college, university };
}

const textOf = async ({ browser }: Pick<SignedIn, "browser">, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const anybody = () => ({ browser: portal.browser() });
const lettersOf = async ({ email }: SignedIn, kind: string) =>
  (await lettersTo(portal, email)).filter((letter) => letter.kind === `membership-merge-${kind}`);
const at = async (path: string, { browser } = anybody()) => {
  const { status, location } = await browser.get(path);
  return [status, location?.replace(/^https?:\/\/[^/]+/, "") ?? null];
};
const withOther = ({ desk }: Member, { number }: Member) => `${desk}?with=${number}`;
const filled = (since = "2026-03-02") => ({ fill: { "Since when the two are one": since, "What shows it": PROOF } });

async function ask(college: Member, university: Member, tick: string[] = []) {
  const answer = await pressOn(first.browser, withOther(college, university), ASK, { ...filled(), tick });
  expect(answer.location).toBe(`${college.desk}?done=merge-asked`);
}

async function listed() {
  const { document } = await portal.browser().get(`/directory?q=${founded}`);
  return [...document.querySelectorAll("main a[href^='/directory/']")].map((link) => link.getAttribute("href"));
}

test("a form opened for a member that was merged meanwhile goes out for no other, says so, and gives back what was typed", async () => {
  const { college, university } = await admitBoth();
  const SEND = "Send the invitation";
  const invite = await openForm(college.head.browser, "/institution/people", SEND);
  const late = `late${founded}@steppe.example`;
  invite.fill("E-mail addresses", late).choose("Role", "Profile editor");
  await ask(college, university);
  await pressOn(second.browser, college.desk, CONFIRM);
  const { answer } = await invite.press(SEND);
  expect(answer.status).toBe(409);
  const main = answer.document.querySelector("main");
  expect(main?.querySelector("textarea")?.value).toBe(late);
  expect(main?.querySelector(`a[href="/institution?institution=${university.institutionId}"]`)).not.toBeNull();
  expect(await lettersTo(portal, late)).toEqual([]);
});

test("two members become one: shown first, confirmed by a second person, followed everywhere, and undone", async () => {
  const { college, university } = await admitBoth();
  const visible = { ...completeValues(now, { titleEn: `Orchards of the Valley ${founded}` }) };
  const wanted = { leadInstitutionId: college.institutionId, author: viewerOf(college.head), values: visible };
  const grants = [
    { role: "representative" as const, institutionId: college.institutionId, applicationId: null, countries: null },
  ];
  const coordinator = {
    ...viewerOf(first),
    grants: [{ role: "coordinator" as const, institutionId: null, applicationId: null, countries: null }],
  };
  const project = await createProject(portal.services, {
    ...wanted,
    author: { ...viewerOf(college.head), grants },
    coordinator,
    upTo: "published",
  });
  const [ofCollege, ofUniversity] = [`/directory/${college.slug}`, `/directory/${university.slug}`];

  // From the membership to the choice, to the preview.
  const { document } = await first.browser.get(`/memberships/${college.number}`);
  const link = document.querySelector(`main a[href="${college.desk}"]`);
  expect(link?.textContent).toBe("Merge with another member");
  const search = await openForm(first.browser, college.desk, "Search");
  const found = await search.fill("Name or number of the other member", university.nameEn).press("Search");
  const choice = [...found.page.document.querySelectorAll("main li a")].find(
    (one) => one.textContent === university.number,
  );
  expect(choice?.getAttribute("href")).toBe(withOther(college, university));
  const preview = await textOf(first, withOther(college, university));
  const shown = [
    "Nothing has been done yet",
    ...[college.nameEn, university.nameEn, college.head.name, "then: Alternate representative"],
    ...[`Orchards of the Valley ${founded}`, ofCollege, "What stays with the record that ends"],
    ...["The word of the remaining record holds", `Acronym: OC${founded}`, "no longer in force", "60 days"],
  ];
  for (const words of shown) expect(preview).toContain(words);
  expect(await textOf(first, ofCollege)).toContain(college.nameEn);

  // What was typed wrongly is kept.
  const wrong = await openForm(first.browser, withOther(college, university), ASK);
  const sent = await wrong.fill("Since when the two are one", "2027-01-01").fill("What shows it", PROOF).press(ASK);
  expect(sent.answer.status).toBe(422);
  expect(sent.page.document.querySelector("main")?.textContent).toContain("This day is still to come");
  expect(sent.page.document.querySelector<HTMLTextAreaElement>("[name=reason]")?.value).toBe(PROOF);

  await ask(college, university, [`Acronym: OC${founded}`]);
  expect(await lettersOf(first, "asked")).toEqual([]);
  expect((await lettersOf(second, "asked"))[0]).toMatchObject({ link: college.desk });
  expect(
    (await second.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${college.desk}"]`),
  ).not.toBeNull();
  expect(await textOf(first, college.desk)).not.toContain(CONFIRM);
  expect(await textOf(first, `/memberships/${university.number}`)).toContain("waits to be confirmed");
  expect((await at(ofCollege))[0]).toBe(200);

  const form = await openForm(second.browser, college.desk, CONFIRM);
  expect((await form.press(CONFIRM)).answer.location).toBe(`${college.desk}?done=merge-confirmed`);
  expect((await form.press(CONFIRM)).answer.location).toBe(`${college.desk}?done=merge-confirmed`);

  // Page, directory, search, API, check, certificate.
  expect(await at(ofCollege)).toEqual([301, ofUniversity]);
  expect(await at(`/api/v1/members/${college.slug}`)).toEqual([301, `/api/v1/members/${university.slug}`]);
  expect(await listed()).toContain(ofUniversity);
  expect(await listed()).not.toContain(ofCollege);
  const byOldName = await textOf(anybody(), `/directory?q=${encodeURIComponent(college.nameEn)}`);
  for (const words of [university.nameEn, `Earlier name: ${college.nameEn}`]) expect(byOldName).toContain(words);
  expect(await textOf(anybody(), ofUniversity)).toContain(`Formerly ${college.nameEn}`);
  const check = await textOf(anybody(), `/verify/${college.number}`);
  for (const words of ["merged into another", university.nameEn, university.number, "2 March 2026"])
    expect(check).toContain(words);
  expect(await textOf(anybody(), `/verify/${university.number}`)).toContain("This membership is valid");
  expect((await portal.browser().get("/sitemap.xml")).text).not.toContain(`${ofCollege}<`);

  // People and projects.
  const browser = portal.browser();
  await signInOnPage(browser, college.head.email);
  const home = `/institution?institution=${university.institutionId}`;
  expect(await textOf({ browser }, home)).toContain(university.nameEn);
  expect(await at(`/institution?institution=${college.institutionId}`, { browser })).toEqual([302, home]);
  expect((await browser.get(`/institution/edit?institution=${university.institutionId}`)).status).toBe(200);
  expect(await textOf(anybody(), `/projects/${project.slug}`)).toContain(university.nameEn);
  expect(await textOf(anybody(), ofUniversity)).toContain(`Orchards of the Valley ${founded}`);
  for (const who of [college.head, university.head]) {
    const [letter] = await lettersOf(who, "confirmed");
    for (const words of [college.nameEn, university.nameEn, college.number]) expect(letter?.text).toContain(words);
  }

  // The receipt, for good and on both pages.
  for (const member of [college, university])
    for (const words of ["Everything that moved", college.head.name, `Orchards of the Valley ${founded}`])
      expect(await textOf(first, member.desk)).toContain(words);
  expect(await textOf(first, `/memberships/${college.number}`)).toContain("Merged into another record");
  expect(await textOf(first, "/memberships?status=merged")).toContain(college.number);

  // And back again.
  const why = "The decree was annulled by the court.";
  const undone = await pressOn(first.browser, college.desk, UNDO, { fill: { "Why it is undone": why } });
  expect(undone.location).toBe(`${college.desk}?done=merge-undone`);
  expect((await at(ofCollege))[0]).toBe(200);
  expect(await listed()).toEqual(expect.arrayContaining([ofCollege, ofUniversity]));
  expect(await textOf(anybody(), `/verify/${college.number}`)).toContain("This membership is valid");
  expect(await textOf(anybody(), ofUniversity)).not.toContain("Formerly");
  expect(await textOf(anybody(), `/projects/${project.slug}`)).toContain(college.nameEn);
  expect(await textOf({ browser }, `/institution?institution=${college.institutionId}`)).toContain(college.nameEn);
  expect(await at(home, { browser })).toEqual([404, null]);
  for (const who of [college.head, university.head]) expect((await lettersOf(who, "undone"))[0]?.text).toContain(why);
  expect(await textOf(first, university.desk)).toContain("Undone:");
});

test("a logo and a picture of the page are offered to who has none, move when ticked, and go back", async () => {
  const { college, university } = await admitBoth();
  const [logo, cover] = [`/institution/logo`, `/institution/cover`].map(
    (page) => `${page}?institution=${college.institutionId}`,
  );
  const square = { name: "logo.png", bytes: await pngOf({ width: 300, height: 300 }), type: "image/png" };
  const uploaded = await openForm(college.head.browser, logo ?? "", "Upload the logo");
  expect((await uploaded.attach("Image", square).press("Upload the logo")).answer.location).toContain("logo-saved");
  const form = await openForm(college.head.browser, cover ?? "", "Save the picture");
  form.fill("What is seen on it", "An orchard in bloom").choose("Language of this sentence", "English");
  form.fill("Whose picture it is", "Archive of the college");
  form.attach("Picture", { name: "orchard.jpg", bytes: await jpegOf({ width: 1000, height: 500 }) });
  expect((await form.press("Save the picture")).answer.location).toContain("cover-saved");
  const [ofCollege, ofUniversity] = [`/directory/${college.slug}`, `/directory/${university.slug}`];
  const shownAt = async (page: string) => {
    const { document } = await portal.browser().get(page);
    const pictures = [...document.querySelectorAll("main .logo-large img, main .cover img")];
    return pictures.map((one) => one.getAttribute("src")?.replace(/\?.*/, ""));
  };
  const before = await shownAt(ofCollege);
  expect(before).toHaveLength(2);

  const { document } = await first.browser.get(withOther(college, university));
  const small = [...document.querySelectorAll("main .choice img")].map((one) => one.getAttribute("src") ?? "");
  expect(small).toHaveLength(2);
  for (const address of small) expect((await portal.browser().get(address)).status).toBe(200);
  await ask(college, university, ["Logo", "Picture of the page: An orchard in bloom"]);
  expect(await textOf(second, college.desk)).toContain("Picture of the page: An orchard in bloom");
  await pressOn(second.browser, college.desk, CONFIRM);
  const moved = await shownAt(ofUniversity);
  expect(moved).toEqual(before.map((address) => address?.replace(ofCollege, ofUniversity)));
  for (const address of moved) expect((await portal.browser().get(address ?? "")).status).toBe(200);
  expect(await textOf(anybody(), ofUniversity)).toContain("Archive of the college");

  await pressOn(first.browser, college.desk, UNDO, { fill: { "Why it is undone": PROOF } });
  expect(await shownAt(ofCollege)).toEqual(before);
  expect(await shownAt(ofUniversity)).toEqual([]);
  expect((await portal.browser().get(moved[0] ?? "")).status).toBe(404);
});

const hindranceLinks = async (page: string) => {
  const { document } = await first.browser.get(page);
  const links = [...document.querySelectorAll("main .callout-wait li a")];
  return links.map((link) => [link.textContent, link.getAttribute("href")]);
};

test("what hinders a merge is named with the member it is about, and leads to where that is settled", async () => {
  const { college, university } = await admitBoth();
  const third = await admit(`Third Institute ${founded}`);
  await ask(third, university);
  await portal.services.withTransaction((tx) =>
    tx.update(memberships).set({ status: "suspended" }).where(eq(memberships.number, college.number)),
  );
  const page = withOther(college, university);
  const said = await textOf(first, page);
  expect(said).toContain(`${college.nameEn}, ${college.number}, is suspended.`);
  expect(said).toContain(`${university.nameEn}, ${university.number}, is in another merge`);
  expect(await hindranceLinks(page)).toEqual([
    [`Open ${college.number}`, `/memberships/${college.number}`],
    [`Open ${university.number}`, university.desk],
  ]);
});

test("each who acts for the two reads what their own place is now, and again when the merge is undone", async () => {
  const { college, university } = await admitBoth();
  const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId: college.institutionId }] });
  await ask(college, university);
  await pressOn(second.browser, college.desk, CONFIRM);
  const told = async (who: SignedIn, kind: string) =>
    ((await lettersOf(who, kind))[0]?.text ?? "").replace(/\s+/g, " ");
  const main = `The primary representative of ${university.nameEn} is ${university.head.name}.`;
  const becomes = `For ${university.nameEn} it is now: Alternate representative.`;
  expect(await told(college.head, "confirmed")).toContain(becomes);
  expect(await told(college.head, "confirmed")).toContain(main);
  expect(await told(college.head, "confirmed")).toContain("have been one since 2 March 2026");
  expect(await told(editor, "confirmed")).toContain(`the one you had for ${college.nameEn}: Profile editor.`);
  expect(await told(university.head, "confirmed")).toContain("stays: Primary representative.");
  expect(await told(university.head, "confirmed")).not.toContain(main);
  await pressOn(first.browser, college.desk, UNDO, { fill: { "Why it is undone": PROOF } });
  expect(await told(college.head, "undone")).toContain("Your role is now: Primary representative.");
  expect(await told(college.head, "undone")).not.toContain("has no primary representative");
  expect(await textOf(first, college.desk)).not.toContain("has no primary representative");
});

test("undoing that leaves a member without a primary representative says so before and after, and asks for one", async () => {
  const { college, university } = await admitBoth();
  const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId: college.institutionId }] });
  await ask(college, university);
  await pressOn(second.browser, college.desk, CONFIRM);
  // Since the merge the former head has left.
  await portal.services.withTransaction((tx) =>
    tx
      .update(grants)
      .set({ revokedAt: now })
      .where(and(eq(grants.userId, college.head.id), isNull(grants.revokedAt))),
  );
  expect(await textOf(first, college.desk)).toContain(
    `${college.nameEn}, ${college.number}, will then have no primary`,
  );
  await pressOn(first.browser, college.desk, UNDO, { fill: { "Why it is undone": PROOF } });
  const page = await first.browser.get(college.desk);
  const lacks = `${college.nameEn}, ${college.number}, has no primary representative now.`;
  expect((page.document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ")).toContain(lacks);
  expect(page.text).toContain(`href="/memberships/${college.number}/people"`);
  const letter = (await lettersOf(editor, "undone"))[0]?.text.replace(/\s+/g, " ");
  expect(letter).toContain("has no primary representative now. The secretariat is asked to appoint one");
  expect((await lettersOf(second, "undone"))[0]?.text).toContain("Please appoint one");
  expect((await lettersOf(university.head, "undone"))[0]?.text).not.toContain("no primary representative");
});

test("what the council has suspended neither ends nor remains beside one in force", async () => {
  const { college, university } = await admitBoth();
  await portal.services.withTransaction((tx) =>
    tx.update(memberships).set({ status: "suspended" }).where(eq(memberships.number, university.number)),
  );
  for (const page of [withOther(college, university), withOther(university, college)]) {
    expect(await textOf(first, page)).toContain(`${university.nameEn}, ${university.number}, is suspended.`);
    expect(await textOf(first, page)).not.toContain(`${college.nameEn}, ${college.number}, is suspended`);
    expect(await hindranceLinks(page)).toEqual([[`Open ${university.number}`, `/memberships/${university.number}`]]);
    expect((await first.browser.get(page)).text).not.toContain(ASK);
  }
  const forged = { intent: "ask", other: university.number, remains: "other", holdsFrom: "2026-03-02", reason: PROOF };
  expect((await first.browser.forge(college.desk, forged)).status).toBe(409);
});

test("that category, vote and term become others is said before, and in the letter", async () => {
  const { college, university } = await admitBoth();
  await portal.services.withTransaction((tx) =>
    tx
      .update(memberships)
      .set({ category: "observer", endsOn: "2028-12-31" })
      .where(eq(memberships.number, university.number)),
  );
  const preview = await textOf(first, withOther(college, university));
  for (const words of [
    "CategoryObserverFull member",
    "Vote in the assembly of membersNoYes",
    "Valid until31 December 2028",
  ])
    expect(preview).toContain(words);
  await ask(college, university);
  expect(await textOf(second, college.desk)).toContain("CategoryObserverFull member");
  await pressOn(second.browser, college.desk, CONFIRM);
  const [letter] = await lettersOf(college.head, "confirmed");
  for (const words of [`${university.number}: Observer`, "31 December 2028", "does not vote", "until 19 January 2027"])
    expect(letter?.text).toContain(words);
});

test("the other is found by the end of its number and by its name, and one's own number is told", async () => {
  const { college, university } = await admitBoth();
  const found = async (q: string) => {
    const { document } = await first.browser.get(`${college.desk}?q=${encodeURIComponent(q)}`);
    return document.querySelector("main")?.textContent ?? "";
  };
  expect(await found(String(Number(university.number.split("-")[2])))).toContain(university.nameEn);
  expect(await found(university.nameEn.toUpperCase())).toContain(university.number);
  expect(await found(college.number)).toContain("the number of the membership whose page this is");
});

test("where nobody else looks after both countries, that is said before anything is asked", async () => {
  const { college, university } = await admitBoth();
  const isThere = "Nobody but you looks after both countries";
  expect(await textOf(first, withOther(college, university))).not.toContain(isThere);
  const [here, abroad] = [college, await admit(`Lagoon University ${founded}`, { country: "FR" })];
  const only = (await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG", "FR"] }] })).browser;
  const everywhere = isNull(grants.countries);
  await portal.services.withTransaction((tx) =>
    tx
      .update(grants)
      .set({ countries: ["KG"] })
      .where(and(eq(grants.role, "coordinator"), everywhere)),
  );
  const page = await textOf({ browser: only }, withOther(here, abroad));
  await portal.services.withTransaction((tx) =>
    tx
      .update(grants)
      .set({ countries: null })
      .where(inArray(grants.userId, [first.id, second.id])),
  );
  expect(page).toContain(isThere);
});

test("a merge into a record that has gone into another itself says what is to be undone before", async () => {
  const { college, university } = await admitBoth();
  const last = await admit(`Plain University ${founded}`);
  await ask(college, university);
  await pressOn(second.browser, college.desk, CONFIRM);
  expect(await textOf(first, college.desk)).not.toContain("once the merge of");
  await ask(university, last);
  await pressOn(second.browser, university.desk, CONFIRM);
  expect(await textOf(first, college.desk)).toContain(`once the merge of ${university.nameEn} (${university.number})`);
});

test("a form of the record that went is handed back with the way to the one that remains", async () => {
  const { college, university } = await admitBoth();
  const names = `/institution/name?institution=${college.institutionId}`;
  const form = await openForm(college.head.browser, names, ASK);
  await ask(college, university);
  await pressOn(second.browser, college.desk, CONFIRM);
  const { answer } = await form.fill("What shows it", PROOF).press(ASK);
  expect(answer.status).toBe(409);
  for (const words of [`you act for ${university.nameEn} now`, PROOF]) expect(answer.text).toContain(words);
});

test("only coordinators of both countries come here, and nobody confirms what they asked for", async () => {
  const { college, university } = await admitBoth();
  const scoped = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  const abroad = await admit(`Coast University ${founded}`, { country: "FR" });
  expect((await scoped.browser.get(withOther(college, abroad))).status).toBe(404);
  expect((await scoped.browser.get(withOther(college, college))).status).toBe(404);
  expect((await stranger.browser.get(college.desk)).status).toBe(404);
  const forged = { intent: "ask", other: abroad.number, remains: "other", holdsFrom: "2026-03-02", reason: PROOF };
  expect((await scoped.browser.forge(college.desk, forged)).status).toBe(403);
  expect((await scoped.browser.forge(college.desk, { ...forged, other: "M-2026-9999" })).status).toBe(404);
  expect((await college.head.browser.get(college.desk)).status).toBe(403);
  await ask(college, university);
  const open = await openForm(second.browser, college.desk, CONFIRM);
  const { document } = await second.browser.get(college.desk);
  const [seen, mark] = ["seen", "mark"].map(
    (name) => document.querySelector<HTMLInputElement>(`main [name=${name}]`)?.value ?? "",
  );
  expect(
    (await first.browser.forge(college.desk, { intent: "confirmed", seen: seen ?? "", mark: mark ?? "" })).status,
  ).toBe(403);
  expect(
    (await second.browser.forge(college.desk, { intent: "confirmed", seen: seen ?? "", mark: "guessed" })).status,
  ).toBe(409);
  expect((await second.browser.forge(college.desk, { intent: "undo", seen: seen ?? "", reason: PROOF })).status).toBe(
    409,
  );
  expect((await pressOn(first.browser, college.desk, "Take it back")).location).toBe(
    `${college.desk}?done=merge-taken_back`,
  );
  expect((await open.press(CONFIRM)).answer.status).toBe(409);
  expect((await at(`/directory/${college.slug}`))[0]).toBe(200);
});

test("what looks alike is proposed until somebody has found it to be two", async () => {
  const one = await admit(`Steppe Institute ${founded}`, { emailDomains: [`steppe${founded}.example`] });
  const two = await admit(`Institute in the Steppe ${founded}`, { emailDomains: [`steppe${founded}.example`] });
  expect(await textOf(first, one.desk)).toContain("same e-mail domain");
  const note = "Two institutes share one campus and one mail server.";
  const done = await pressOn(first.browser, withOther(one, two), "They are two: do not propose it again", {
    fill: { "How one knows": note },
  });
  expect(done.location).toBe(`${one.desk}?done=pair-dismissed`);
  for (const [member, other] of [
    [one, two],
    [two, one],
  ] as const) {
    expect(await textOf(second, member.desk)).not.toContain("They look like the same institution");
    expect(await textOf(second, withOther(member, other))).toContain(note);
  }
});

test("declined it says why, and the two stay two", async () => {
  const { college, university } = await admitBoth();
  await ask(college, university);
  const why = "The decree names another college.";
  const declined = await pressOn(second.browser, university.desk, "Decline: they stay two", {
    fill: { "Why you decline it": why },
  });
  expect(declined.location).toBe(`${university.desk}?done=merge-declined`);
  expect((await lettersOf(first, "declined"))[0]?.text).toContain(why);
  expect(await textOf(first, college.desk)).toContain(why);
  expect((await at(`/directory/${college.slug}`))[0]).toBe(200);
});

test("after sixty days a merge stays", async () => {
  const { college, university } = await admitBoth();
  await ask(college, university);
  await pressOn(second.browser, college.desk, CONFIRM);
  expect(await textOf(first, college.desk)).toContain("Undo it (until 19 January 2027)");
  now = new Date("2027-01-20T08:00:00Z");
  const late = await signInNew(portal, { roles: ["coordinator"] });
  expect(await textOf(late, college.desk)).toContain("Everything that moved");
  expect(await textOf(late, college.desk)).not.toContain("Undo it");
});

test("a successor in the registry leads to the merge", async () => {
  const { college } = await admitBoth();
  const id = await portal.services.withTransaction(async (tx) => {
    const times = { startedAt: now, finishedAt: now, read: 1, written: 1 };
    const [read] = await tx
      .insert(registryImports)
      .values({ release: "v2.0", ...times })
      .returning();
    const change = { institutionId: college.institutionId, importId: read?.id ?? "", fact: "successor" as const };
    const [row] = await tx
      .insert(registryChanges)
      .values({ ...change, after: "00abc1234", createdAt: now })
      .returning();
    return row?.id ?? "";
  });
  const { document } = await first.browser.get(`/memberships/registry/${id}`);
  expect(document.querySelector(`main a[href="${college.desk}"]`)?.textContent).toBe("Merge it with another member");
  await portal.services.withTransaction((tx) => tx.delete(registryChanges).where(eq(registryChanges.id, id)));
});

test("members that look alike are listed in pairs; told apart they stay listed with who said so, and it is taken back", async () => {
  const domains = { emailDomains: [`alike${founded}.example`] };
  const one = await admit(`Steppe Institute ${founded}`, domains);
  const two = await admit(`Lakeside Conservatory ${founded}`, domains);
  const DESK = "/memberships/alike";
  const pairOn = async (page: string) => {
    const { document } = await first.browser.get(page);
    const rows = [...document.querySelectorAll("main tbody tr")].map((row) => row.textContent ?? "");
    return rows.filter((row) => row.includes(one.number) && row.includes(two.number));
  };
  const { document } = await first.browser.get("/memberships");
  expect(document.querySelector(`main a[href="${DESK}"]`)?.textContent).toBe("Members that look alike");
  expect(await pairOn(DESK)).toEqual([expect.stringContaining("same e-mail domain")]);
  expect((await textOf(stranger, DESK)).includes(one.number), "a coordinator of other countries").toBe(false);

  const note = { fill: { "How one knows": "One address serves two schools of one town." } };
  const DISMISS = "They are two: do not propose it again";
  const told = await pressOn(first.browser, withOther(one, two), DISMISS, note);
  expect(told.location).toBe(`${one.desk}?done=pair-dismissed`);
  // Of either, and of both at their desk.
  for (const page of [DESK, one.desk, two.desk]) {
    const [row, ...more] = await pairOn(page);
    expect(more).toEqual([]);
    expect(row).toContain("One address serves two schools of one town.");
    expect(row).toContain(first.name);
    expect(row).toContain("Propose them again");
  }
  expect(await textOf(stranger, DESK)).not.toContain("One address serves");

  // Who looks after other countries takes nothing back, and a form of two others is not sent from their page.
  const sent = { intent: "reopen", number: one.number, other: two.number };
  expect((await stranger.browser.forge(DESK, sent)).status).toBe(403);
  const third = await admit(`Third Academy ${founded}`);
  const swapped = { intent: "dismiss", other: third.number, note: "Typed of the other two." };
  expect((await first.browser.forge(withOther(one, two), swapped)).status).toBe(409);
  expect(await textOf(first, third.desk)).not.toContain("Typed of the other two.");

  const [form, late] = [
    await openForm(second.browser, two.desk, "Propose them again"),
    await openForm(first.browser, two.desk, "Propose them again"),
  ];
  expect((await form.press("Propose them again")).answer.location).toBe(`${two.desk}?done=pair-reopened`);
  expect((await late.press("Propose them again")).answer.location, "it is done").toBe(`${two.desk}?done=pair-reopened`);
  expect(await pairOn(DESK)).toEqual([expect.stringContaining("same e-mail domain")]);
  expect(await textOf(first, one.desk)).toContain(two.nameEn);
});

test("of a pair that looks alike it is said that its merge waits; one that was told apart and merged later stands there no more", async () => {
  const { college, university } = await admitBoth();
  const DESK = "/memberships/alike";
  const DISMISS = "They are two: do not propose it again";
  await pressOn(first.browser, withOther(college, university), DISMISS, { fill: { "How one knows": "Two decrees." } });
  expect(await textOf(first, DESK)).toContain("Two decrees.");
  await ask(college, university);
  await pressOn(second.browser, college.desk, CONFIRM);
  expect(await textOf(first, DESK)).not.toContain("Two decrees.");

  const facts = { emailDomains: [`waits${founded}.example`], country: "UZ" };
  const one = await admit(`Waiting Institute ${founded}`, facts);
  const two = await admit(`Pending School ${founded}`, facts);
  await ask(one, two);
  const neighbour = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["UZ"] }] });
  const { document } = await neighbour.browser.get(DESK);
  const link = [...document.querySelectorAll("main tbody a")].find(
    ({ textContent }) => textContent === "A merge waits to be confirmed",
  );
  expect(await textOf(neighbour, link?.getAttribute("href") ?? "")).toContain("A merge waits to be confirmed");
});

test("of a member in force and one that is not, the one in force is proposed to stay, from either page", async () => {
  const { college, university } = await admitBoth();
  await portal.services.withTransaction((tx) =>
    tx.update(memberships).set({ status: "suspended" }).where(eq(memberships.number, university.number)),
  );
  const remains = async (page: string) =>
    (await first.browser.get(page)).document.querySelector("main dl")?.textContent?.replace(/\s+/g, " ") ?? "";
  for (const page of [withOther(college, university), withOther(university, college)]) {
    const facts = await remains(page);
    expect(facts.indexOf(university.number), page).toBeGreaterThan(-1);
    expect(facts.indexOf(university.number), page).toBeLessThan(facts.indexOf(college.number));
  }
  const swapped = await remains(`${withOther(college, university)}&remains=other`);
  expect(swapped.indexOf(college.number)).toBeLessThan(swapped.indexOf(university.number));
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { institutions } from "#db/schema/members.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { place, registryRecord } from "#tests/support/registry-records.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const FIRST = { release: "v2.8-2026-05-12", releasedOn: "2026-05-12" };
const SECOND = { release: "v2.9-2026-06-23", releasedOn: "2026-06-23" };
const NOTE = "Why, or what was done";
const TAKE_OVER = "Take it over into the entry";
const SET_ASIDE = "Leave the entry as it is";
const NOTED = "Note it and close";

let portal: TestPortal;
let coordinator: SignedIn;
let elsewhere: SignedIn;
let head: SignedIn;
let institutionId: string;

const named = (value: string) => ({ names: [{ value, lang: "en", types: ["ror_display", "label"] }] });
const site = (value: string) => ({ links: [{ type: "website", value }] });

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FR"] }] });
  const institution = {
    ...{ nameEn: "Steppe Academy", nameOfficial: "Steppe Academy", country: "KZ", city: "Almaty" },
    ...{ website: "https://steppe.example", registryId: "0steppe00" },
  };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, new Date()));
  institutionId = member.institutionId;
  head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  await importRegistryRecords(
    portal.services,
    [registryRecord("steppe", "Steppe Academy", site("https://steppe.example/"))],
    FIRST,
  );
  await importRegistryRecords(
    portal.services,
    [
      registryRecord("steppe", "Steppe University", {
        ...named("Steppe University"),
        ...site("https://www.steppe-university.example/"),
        locations: [place("Konaev", "KZ", "Kazakhstan", [43.87, 77.07])],
        status: "inactive",
      }),
    ],
    SECOND,
  );
});

const entry = async () =>
  (await portal.services.db.select().from(institutions).where(eq(institutions.id, institutionId)))[0];

async function pageOf(what: string) {
  const { document } = await coordinator.browser.get("/memberships/registry");
  const link = [...document.querySelectorAll("main table a")].find(({ textContent }) => textContent === what);
  return link?.getAttribute("href") ?? "";
}

describe("what the registry says otherwise of a member", () => {
  test("waits for a person, with before, after and release, and changes nothing by itself", async () => {
    const { document } = await coordinator.browser.get("/memberships/registry");
    const rows = [...document.querySelectorAll("main tbody tr")].map((row) =>
      [...row.querySelectorAll("td")].map(({ textContent }) => textContent),
    );
    expect(rows).toHaveLength(4);
    expect(rows).toContainEqual(["Name", "Steppe Academy", "Steppe University", "v2.9, 23 June 2026"]);
    expect(rows).toContainEqual(["City", "Almaty", "Konaev", "v2.9, 23 June 2026"]);
    expect(rows).toContainEqual(["State of the institution", "active", "no longer active", "v2.9, 23 June 2026"]);
    expect(await entry()).toMatchObject({
      ...{ nameEn: "Steppe Academy", city: "Almaty", website: "https://steppe.example" },
    });
    const inbox = await coordinator.browser.get("/inbox");
    expect(inbox.document.querySelector(`a[href="${await pageOf("City")}"]`)).not.toBeNull();
  });

  test("is nobody else's: a coordinator of other countries, and who represents the member", async () => {
    const page = await pageOf("City");
    const list = await elsewhere.browser.get("/memberships/registry");
    expect(list.document.querySelector("main table")).toBeNull();
    expect((await elsewhere.browser.get(page)).status).toBe(404);
    expect((await elsewhere.browser.forge(page, { intent: "take_over", note: "x" })).status).toBe(404);
    expect((await head.browser.get(page)).status).toBe(403);
    expect((await entry())?.city).toBe("Almaty");
  });

  test("is taken over with a reason: entry, letter and history say so, and a second press is the same", async () => {
    const page = await pageOf("City");
    const form = await openForm(coordinator.browser, page, TAKE_OVER);
    const { answer: empty } = await form.press(TAKE_OVER);
    expect(empty.status).toBe(422);
    expect((await entry())?.city).toBe("Almaty");
    const filled = (await openForm(coordinator.browser, page, TAKE_OVER)).fill(NOTE, "The university moved in spring.");
    const { answer: done } = await filled.press(TAKE_OVER);
    expect(done.status).toBe(302);
    expect((await filled.press(TAKE_OVER)).answer.status).toBe(302);
    expect((await entry())?.city).toBe("Konaev");
    const letters = (await lettersTo(portal, head.email)).filter(({ kind }) => kind === "membership-registry_change");
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain("City: Almaty → Konaev");
    expect(letters[0]?.text).toContain("The university moved in spring.");
    const settled = await coordinator.browser.get("/memberships/registry?settled");
    const row = settled.document.querySelector("main tbody tr")?.textContent ?? "";
    for (const words of ["Konaev", `Taken over by ${coordinator.name}`, "The university moved in spring."])
      expect(row).toContain(words);
    expect(letters[0]?.text).toContain("Note of the coordinator:");
    const late = await elsewhere.browser.forge(page, { intent: "set_aside", note: "x" });
    expect(late.status).toBe(404);
  });

  test("is set aside: the entry stays, a request to the registry is drafted, and the next release does not ask again", async () => {
    const page = await pageOf("Website");
    const { document } = await coordinator.browser.get(page);
    const draft = document.querySelector("main pre")?.textContent ?? "";
    expect(draft).toContain("https://ror.org/0steppe00");
    expect(draft).toContain('The institution itself says "https://steppe.example"');
    await (await openForm(coordinator.browser, page, SET_ASIDE)).fill(NOTE, "The old address stays.").press(SET_ASIDE);
    expect((await entry())?.website).toBe("https://steppe.example");
    const other = await signInNew(portal, { roles: ["coordinator"] });
    const late = await other.browser.forge(page, { intent: "take_over", note: "I think otherwise." });
    expect([late.status, (await entry())?.website]).toEqual([409, "https://steppe.example"]);
    const same = registryRecord("steppe", "Steppe University", {
      ...named("Steppe University"),
      ...site("https://www.steppe-university.example/"),
      locations: [place("Konaev", "KZ", "Kazakhstan", [43.87, 77.07])],
      status: "inactive",
      established: 1935,
    });
    const { changes, updated } = await importRegistryRecords(portal.services, [same], {
      ...{ release: "v2.10-2026-07-20", releasedOn: "2026-07-20" },
    });
    expect([changes, updated]).toEqual([0, 1]);
    expect(await pageOf("Website")).toBe("");
  });

  test("of a name or a state only what was done is noted: nothing is written by it", async () => {
    const page = await pageOf("State of the institution");
    const { document } = await coordinator.browser.get(page);
    expect(document.querySelector("main")?.textContent).toContain("The record alone changes nothing.");
    const forged = await coordinator.browser.forge(page, { intent: "take_over", note: "x" });
    expect(forged.status).toBe(409);
    await (await openForm(coordinator.browser, page, NOTED)).fill(NOTE, "Asked the rector by telephone.").press(NOTED);
    expect(await pageOf("State of the institution")).toBe("");
  });

  test("is superseded by what a later release says, and gone when that is what stood before", async () => {
    const named = await pageOf("Name");
    await importRegistryRecords(
      portal.services,
      [registryRecord("steppe", "Steppe Technical University", site("https://www.steppe-university.example/"))],
      { release: "v2.11-2026-08-20", releasedOn: "2026-08-20" },
    );
    const { document } = await coordinator.browser.get(named);
    expect(document.querySelector("main")?.textContent).toContain("A later release says something else");
    const again = await coordinator.browser.get(await pageOf("Name"));
    expect(again.document.querySelector("main")?.textContent).toContain("Steppe Academy");
    expect(again.document.querySelector("main")?.textContent).toContain("Steppe Technical University");
    await importRegistryRecords(
      portal.services,
      [registryRecord("steppe", "Steppe Academy", site("https://www.steppe-university.example/"))],
      { release: "v2.12-2026-09-20", releasedOn: "2026-09-20" },
    );
    expect(await pageOf("Name")).toBe("");
  });

  test("of a member whose entry names no site breaks neither desk nor inbox, and overwrites no site it has got since", async () => {
    const institution = { nameEn: "Oasis College", country: "KZ", website: "", registryId: "0oasis000" };
    const { institutionId: oasis } = await portal.services.withTransaction((tx) =>
      createMember(tx, { institution }, new Date()),
    );
    const release = (at: string) => ({ release: `v2.13-${at}`, releasedOn: at });
    await importRegistryRecords(portal.services, [registryRecord("oasis", "Oasis College")], release("2026-10-20"));
    const moved = registryRecord("oasis", "Oasis College", site("https://oasis-college.example/"));
    await importRegistryRecords(portal.services, [moved], release("2026-11-20"));
    expect((await coordinator.browser.get("/inbox")).status).toBe(200);
    expect((await coordinator.browser.get("/memberships/registry")).status).toBe(200);
    const page = await pageOf("Website");
    const { document } = await coordinator.browser.get(page);
    expect(document.querySelector("main pre")).toBeNull();
    const form = (await openForm(coordinator.browser, page, TAKE_OVER)).fill(NOTE, "It moved.");
    const ofOasis = eq(institutions.id, oasis);
    const website = async () => (await portal.services.db.select().from(institutions).where(ofOasis))[0]?.website;
    await portal.services.withTransaction((tx) =>
      tx.update(institutions).set({ website: "https://own.example" }).where(ofOasis),
    );
    const { answer: stale } = await form.press(TAKE_OVER);
    expect([stale.status, await website()]).toEqual([409, "https://own.example"]);
    expect(stale.document.querySelector("main dl")?.textContent).toContain("https://own.example");
    expect(stale.document.querySelector("main textarea")?.textContent).toContain("It moved.");
    const again = (await openForm(coordinator.browser, page, TAKE_OVER)).fill(NOTE, "It moved.");
    expect((await again.press(TAKE_OVER)).answer.status).toBe(302);
    expect(await website()).toBe("https://oasis-college.example");
  });

  test("a note in another language than the reader's is marked in the letter, and what entries say already is counted", async () => {
    const institution = { nameEn: "Delta College", country: "KZ", city: "Astana", registryId: "0delta000" };
    const { institutionId: delta } = await portal.services.withTransaction((tx) =>
      createMember(tx, { institution }, new Date()),
    );
    const speaker = await signInNew(portal, { roles: [{ role: "representative", institutionId: delta }] });
    const release = (on: string) => ({ release: `v2.14-${on}`, releasedOn: on });
    const record = (city: string) =>
      registryRecord("delta", "Delta College", { locations: [place(city, "KZ", "Kazakhstan", [51, 71])] });
    await importRegistryRecords(portal.services, [record("Taraz")], release("2026-11-21"));
    // The entry says Astana already: nobody is asked.
    await importRegistryRecords(portal.services, [record("Astana")], release("2026-11-22"));
    const { document } = await coordinator.browser.get("/memberships/registry");
    expect(document.querySelector("main")?.textContent).toContain("1 more difference is not listed");
    await importRegistryRecords(portal.services, [record("Shymkent")], release("2026-11-23"));
    const russian = "Университет весной переехал в другой город, об этом сообщило министерство.";
    await (await openForm(coordinator.browser, await pageOf("City"), TAKE_OVER)).fill(NOTE, russian).press(TAKE_OVER);
    const letter = (await lettersTo(portal, speaker.email)).find(({ kind }) => kind === "membership-registry_change");
    expect(letter?.text.replace(/\s+/g, " ")).toContain("written in another language (Russian)");
  });
});

describe("the institution is asked", () => {
  const ASK = "Ask the institution";
  const SEND = "Send the answer";
  const QUESTION = "Your words to the institution";
  let page: string;
  let speaker: SignedIn;
  let another: SignedIn;

  beforeAll(async () => {
    const institution = {
      nameEn: "Estuary College",
      nameOfficial: "Estuary College",
      country: "KZ",
      registryId: "0estuary0",
    };
    const { institutionId: id } = await portal.services.withTransaction((tx) =>
      createMember(tx, { institution }, new Date()),
    );
    speaker = await signInNew(portal, { roles: [{ role: "representative", institutionId: id }] });
    another = await signInNew(portal, { roles: [{ role: "alternate", institutionId: id }] });
    const release = (on: string) => ({ release: `v2.15-${on}`, releasedOn: on });
    await importRegistryRecords(portal.services, [registryRecord("estuary", "Estuary College")], release("2026-11-24"));
    const renamed = registryRecord("estuary", "Estuary University", named("Estuary University"));
    await importRegistryRecords(portal.services, [renamed], release("2026-11-25"));
    page = await pageOf("Name");
  });

  const mainOf = (document: Document) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

  test("by one letter with one link; who represents it says what is right, once, and the desk reads it", async () => {
    const form = (await openForm(coordinator.browser, page, ASK)).fill(QUESTION, "Is the new name in your statutes?");
    expect((await form.press(ASK)).answer.status).toBe(302);
    expect((await form.press(ASK)).answer.status, "pressed twice").toBe(302);
    const { link, text } = await letterTo(portal, speaker.email, "membership-registry_asked");
    expect(text).toContain("Name: Estuary College → Estuary University");
    expect(text).toContain("Is the new name in your statutes?");
    expect(
      (await lettersTo(portal, speaker.email)).filter(({ kind }) => kind === "membership-registry_asked"),
    ).toHaveLength(1);

    // It waits for the institution now, no longer for the coordinator.
    const waits = async ({ browser }: SignedIn, to: string) =>
      (await browser.get("/inbox")).document.querySelector(`a[href="${to}"]`) !== null;
    const own = new URL(link, portal.origin).pathname;
    expect([await waits(coordinator, page), await waits(speaker, own)]).toEqual([false, true]);
    expect((await head.browser.get(own)).status, "of another institution").toBe(404);
    expect((await coordinator.browser.get(own)).status, "of the secretariat").toBe(404);

    const answer = await openForm(speaker.browser, own, SEND);
    const bare = await answer.choose("Is it so?", "No, it is otherwise").press(SEND);
    expect([bare.answer.status, mainOf(bare.page.document)]).toEqual([
      422,
      expect.stringContaining("Say what is right."),
    ]);
    const other = (await openForm(speaker.browser, own, SEND)).choose("Is it so?", "No, it is otherwise");
    const filled = bare.form(SEND).fill("What is right", "Only our faculty of law is a university.");
    const stale = (await openForm(another.browser, own, SEND)).choose(
      "Is it so?",
      "Yes, it is as the registry says now",
    );
    expect((await filled.press(SEND)).answer.status).toBe(302);
    expect((await filled.press(SEND)).answer.status, "pressed twice").toBe(302);
    const late = await stale.press(SEND);
    expect(late.answer.status, "a colleague's stale tab").toBe(409);
    expect(mainOf(late.page.document)).toContain("Somebody else has answered it meanwhile");
    // The same person in a second tab, who now says something else.
    const own2 = await other.fill("What is right", "The faculty of arts, too.").press(SEND);
    expect(own2.answer.status).toBe(409);
    expect(mainOf(own2.page.document)).toContain("You have answered it already");
    expect(mainOf(own2.page.document)).not.toContain("Somebody else");
    expect(own2.page.document.querySelector("main textarea")?.textContent).toBe("The faculty of arts, too.");
    expect(mainOf((await speaker.browser.get(own)).document)).toContain(
      `Your institution has answered: it is otherwise (${speaker.name}`,
    );
    const answered = mainOf((await another.browser.get(own)).document);
    expect(answered).toContain("v2.15, 25 November 2026");
    expect(answered).toContain("The secretariat has your answer");
    expect(answered).not.toContain("The secretariat asks whether");

    const { text: told } = await letterTo(portal, coordinator.email, "membership-registry_replied");
    expect(told).toContain("Only our faculty of law is a university.");
    expect(told.replace(/\s+/g, " ")).toContain(
      "a name is changed on the page of the membership, where a second person confirms it",
    );
    expect(told).not.toContain("take it over");
    expect(await waits(coordinator, page)).toBe(true);
    const desk = mainOf((await coordinator.browser.get(page)).document);
    expect(desk).toContain(`The institution says that it is otherwise (${speaker.name}`);
    expect(desk).toContain("Only our faculty of law is a university.");
    const list = mainOf((await coordinator.browser.get("/memberships/registry?fact=name")).document);
    expect(list).toContain("The institution: it is otherwise");
  });

  test("and what the registry proposes is filled into the form for another name", async () => {
    const { document } = await coordinator.browser.get(page);
    const to = [...document.querySelectorAll("main a")].find(
      ({ textContent }) => textContent === "Ask for the new name",
    );
    const form = await openForm(coordinator.browser, to?.getAttribute("href") ?? "", "Send it to be confirmed");
    expect(form.read("Name in English")).toBe("Estuary University");
    const foreign = to?.getAttribute("href")?.replace(/registry=.*/, "registry=nothing") ?? "";
    expect((await openForm(coordinator.browser, foreign, "Send it to be confirmed")).read("Name in English")).toBe(
      "Estuary College",
    );
    const says = mainOf((await coordinator.browser.get(to?.getAttribute("href") ?? "")).document);
    for (const words of ["says that it is otherwise", "Only our faculty of law is a university."])
      expect(says).toContain(words);
    form
      .choose("What has happened", "A mistake in the name is put right")
      .fill("What shows it", "The registry calls it so since its last release.");
    expect((await form.press("Send it to be confirmed")).answer.status).toBe(302);
    const waiting = mainOf(
      (await coordinator.browser.get(new URL(to?.getAttribute("href") ?? "", portal.origin).pathname)).document,
    );
    expect(waiting, "whoever confirms reads it").toContain("Only our faculty of law is a university.");
  });

  test("the desk is narrowed by kind and release, in its address", async () => {
    const rows = async (search: string) => {
      const { document } = await coordinator.browser.get(`/memberships/registry${search}`);
      return [...document.querySelectorAll("main tbody tr")].map((row) =>
        row.querySelector("td")?.textContent?.slice(0, 4),
      );
    };
    expect(await rows("?fact=name&release=v2.15-2026-11-25")).toEqual(["Name"]);
    expect(await rows("?fact=city&release=v2.15-2026-11-25")).toEqual([]);
    const { document } = await coordinator.browser.get("/memberships/registry?release=v2.15-2026-11-25");
    const settled = [...document.querySelectorAll("main nav a")].find(({ textContent }) =>
      textContent?.startsWith("Answered"),
    );
    expect(settled?.getAttribute("href")).toBe("/memberships/registry?release=v2.15-2026-11-25&settled=");
  });

  test("and reads what the secretariat did about it; how the file of a release was called is read by nobody", async () => {
    const { link } = await letterTo(portal, speaker.email, "membership-registry_asked");
    const own = new URL(link, portal.origin).pathname;
    await (await openForm(coordinator.browser, page, NOTED)).fill(NOTE, "An inner note.").press(NOTED);
    const settled = mainOf((await speaker.browser.get(own)).document);
    expect(settled).toContain("The secretariat has dealt with it");
    expect(settled).toContain("Only our faculty of law is a university.");
    expect(settled).not.toContain("An inner note.");

    const unnamed = { release: "copy of ror (2) Aigul.jsonl.gz", releasedOn: null };
    await importRegistryRecords(
      portal.services,
      [registryRecord("estuary", "Estuary Academy", named("Estuary Academy"))],
      unnamed,
    );
    const next = await pageOf("Name");
    await (await openForm(coordinator.browser, next, ASK)).press(ASK);
    const asked = await letterTo(portal, speaker.email, "membership-registry_asked");
    const shown = mainOf((await speaker.browser.get(new URL(asked.link, portal.origin).pathname)).document);
    for (const text of [asked.text, shown, mainOf((await coordinator.browser.get(next)).document)])
      expect(text).not.toContain("copy of ror");
  });
});

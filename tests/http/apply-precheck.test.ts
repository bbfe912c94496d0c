import { beforeAll, describe, expect, test } from "vitest";
import { findTwins } from "#app/features/applications/file/twin-search.server.ts";
import { errorsOf, headingOf } from "#tests/support/answers.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { NEW_PASSWORD, signUpAndRead } from "#tests/support/account-pages.ts";
import { signInAs, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PAGE = "/apply?unlisted=1";
const RESULT = "Show the result";
const START = "Start the application";

const WHOLE = "Do you apply for the whole institution?";
const KIND = "What kind of organisation is it?";
const RECOGNISED = "Is it recognised by the competent national authority?";
const DEGREES = "Does it award degrees, the first after at least three years?";
const CLASSES = "How many classes have graduated so far?";
const ANSWERS: Record<string, string> = {
  [WHOLE]: "Yes",
  [KIND]: "University or other institution of higher education",
  [RECOGNISED]: "Yes",
  [DEGREES]: "Yes",
  [CLASSES]: "Three or more",
  "Who owns it?": "It is public",
  "Has the head of the institution approved this application?": "Yes",
};

let portal: TestPortal;

const addMember = (institution: Parameters<typeof createMember>[1]["institution"]) =>
  portal.services.withTransaction((tx) => createMember(tx, { institution }, new Date()));

beforeAll(async () => {
  portal = await startTestPortal();
  const locations = [place("Naryn", "KG", "Kyrgyzstan", [41.4, 76])];
  const records = [
    registryRecord("3chsn157", "", {
      locations,
      names: [named("Chosen University of Naryn", "en", "ror_display", "label"), named("ВыбНарУ", null, "acronym")],
    }),
    registryRecord("3chsn257", "Another University of Naryn", { locations }),
  ];
  await importRegistryRecords(portal.services, records as never);
  await addMember({ nameEn: "Chosen University of Naryn", registryId: "03chsn157" });
});

/** Answers the check; an answer of "" is left open. Resolves to the page of its result. */
async function check(browser: Browser, changes: Record<string, string> = {}) {
  const form = await openForm(browser, PAGE, RESULT);
  form
    .fill("Name of the institution", "Kostanay Institute of Dialogue")
    .choose("Country of registration", "Kazakhstan");
  for (const [question, option] of Object.entries({ ...ANSWERS, ...changes }))
    if (option !== "") form.choose(question, option);
  return form.press(RESULT);
}

describe("the eligibility check", () => {
  test("asks for the institution first, and goes on without one that is listed", async () => {
    const { document } = await portal.browser().get("/apply?q=nothing+of+this+name");
    const onward = [...document.querySelectorAll("a")].find((link) =>
      link.getAttribute("href")?.includes("unlisted=1"),
    );
    const questions = await portal.browser().get(onward?.getAttribute("href") ?? "");
    expect(questions.document.querySelectorAll("fieldset").length).toBe(7);
  });

  test("keeps the country of the search when the institution is not listed", async () => {
    const { document } = await portal.browser().get("/apply?q=nothing+of+this+name&country=KG");
    const onward = document.querySelector('main a[href*="unlisted=1"]')?.getAttribute("href") ?? "";
    const form = await openForm(portal.browser(), onward, RESULT);
    expect(form.read("Country of registration")).toBe("KG");
    expect(form.read("Name of the institution")).toBe("nothing of this name");
  });

  describe("of an institution that is a member, but in no registry", () => {
    const NAME = "Naryn Academy of Crafts";
    const MEMBER = "This institution is already a member";
    beforeAll(async () => {
      await addMember({ nameEn: NAME, nameOfficial: NAME, country: "KG" });
    });

    test("says so beside what the search has found", async () => {
      const { document } = await portal.browser().get("/apply?q=naryn+academy");
      const link = [...document.querySelectorAll("main a")].find(({ textContent }) => textContent === NAME);
      expect(link?.getAttribute("href")).toBe("/directory/naryn-academy-of-crafts");
      expect(link?.closest(".callout")?.textContent).toContain("you need no application");
      const elsewhere = await portal.browser().get("/apply?q=naryn+academy&country=KZ");
      expect(elsewhere.text).not.toContain("/directory/naryn-academy-of-crafts");
    });

    test("says so by whatever name or slip of the pen the search finds it", async () => {
      for (const query of ["ВыбНарУ", "Chosen Universty of Naryn"]) {
        const { document } = await portal.browser().get(`/apply?q=${encodeURIComponent(query)}`);
        const links = [...document.querySelectorAll("main .callout a")].map((link) => link.getAttribute("href"));
        expect(links, query).toContain("/directory/chosen-university-of-naryn");
      }
    });

    test("says so when it is named, before any question", async () => {
      const page = await portal.browser().get(`/apply?unlisted=1&country=KG&q=${encodeURIComponent(NAME)}`);
      expect(page.document.querySelector("main .callout")?.textContent).toContain("similar name");
    });

    test("says so when it is chosen from the registry, in place of the questions", async () => {
      const { document } = await portal.browser().get("/apply?registry=03chsn157");
      expect(document.querySelector("main .callout")?.textContent).toContain(MEMBER);
      expect(document.querySelectorAll("main fieldset")).toHaveLength(0);
      expect(document.querySelector('main a[href="/apply"]')).not.toBeNull();
    });
  });

  test("says what is taken from the registry, and where it is corrected", async () => {
    const page = await portal.browser().get("/apply?registry=03chsn257");
    expect(page.document.querySelectorAll("main fieldset")).toHaveLength(7);
    expect(page.text).toContain("taken from the registry");
    const { browser } = await signInNew(portal);
    const form = await openForm(browser, "/apply?registry=03chsn257", RESULT);
    for (const [question, option] of Object.entries(ANSWERS)) form.choose(question, option);
    const started = await (await form.press(RESULT)).form(START).press(START);
    const taken = () => started.page.document.querySelector("main")?.textContent;
    expect(taken()).toContain("taken from the registry");
    const next = "Save and continue";
    await started.form(next).fill("City", "Osh").press(next);
    expect((await browser.get(started.address.replace(/\?.*/, ""))).text).not.toContain("taken from the registry");
  });

  test("promises full membership only with what it still depends on", async () => {
    const full = (await check(portal.browser())).page;
    expect(full.text).toContain("While accreditation is in progress");
    const observer = (await check(portal.browser(), { [CLASSES]: "One or two" })).page;
    expect(observer.text).not.toContain("While accreditation is in progress");
  });

  test("D04 names every question without an answer, and keeps the others", async () => {
    const form = await openForm(portal.browser(), PAGE, RESULT);
    form.choose("Country of registration", "Kazakhstan").choose(KIND, ANSWERS[KIND] ?? "");
    const sent = await form.press(RESULT);
    expect(sent.answer.status).toBe(422);
    expect(errorsOf(sent.answer).length).toBeGreaterThanOrEqual(6);
    expect(sent.form(RESULT).read([KIND, ANSWERS[KIND] ?? ""])).toBe(true);
  });

  test.each([
    [{}, "Full member"],
    [{ [CLASSES]: "One or two" }, "Observer"],
    [{ [RECOGNISED]: "The decision is pending" }, "Observer"],
    [{ [KIND]: "Research institute, museum, library or archive", [DEGREES]: "", [CLASSES]: "" }, "Associate member"],
    [{ [DEGREES]: "No", [CLASSES]: "" }, "Associate member"],
  ])("%o may apply: %s", async (changes, category) => {
    const { page } = await check(portal.browser(), changes);
    expect(page.text).toContain(`can apply as: ${category}`);
    expect(page.document.querySelector('a[href^="/signup?redirectTo="]')).toBeTruthy();
  });

  test.each([
    [{ [WHOLE]: "No" }, "Ask the international office"],
    [{ [KIND]: "Other" }, "write to the secretariat"],
    [{ [RECOGNISED]: "No" }, "Apply again with the licence"],
    [{ [CLASSES]: "None yet" }, "when the first class has graduated"],
  ])("%o is told why not and what would cure it", async (changes, cure) => {
    const { text } = (await check(portal.browser(), changes)).page;
    expect(text).toContain(cure);
    expect(text).not.toContain("/apply/start");
  });

  test("is found again at once by whoever made an account for it and left before the application was begun", async () => {
    const { page } = await check(portal.browser());
    const signup = page.document.querySelector('a[href^="/signup?redirectTo="]')?.getAttribute("href") ?? "";
    const email = "left-before@university.example";
    const link = await signUpAndRead(portal, { email, page: signup });
    await pressOn(portal.browser(), link, "Confirm the address", { fill: { Password: NEW_PASSWORD } });
    const browser = await signInAs(portal, email);
    const begun = [...(await browser.get("/inbox")).document.querySelectorAll("main .entry-list a")].find((one) =>
      one.getAttribute("href")?.startsWith("/apply/outcome?"),
    );
    expect(begun?.textContent).toBeTruthy();
    const own = await browser.get("/applications");
    expect(own.document.querySelector('main a[href^="/apply/outcome?"]')?.getAttribute("href")).toBe(
      begun?.getAttribute("href"),
    );
    const started = await (await openForm(browser, begun?.getAttribute("href") ?? "", START)).press(START);
    expect(started.address).toContain("done=started");
    expect((await browser.get("/inbox")).document.querySelector('main a[href^="/apply/outcome?"]')).toBeNull();
  });

  test("survives signing in: the same address then offers to start, and starting opens the draft", async () => {
    const { browser } = await signInNew(portal);
    const started = await (await check(browser)).form(START).press(START);
    expect(started.address).toMatch(/^\/applications\/[0-9a-f-]{36}\/identity\?done=started$/);
    expect(headingOf(started.page)).toBe("The institution");
    expect(started.page.text).toContain("The draft is open.");
    expect((await browser.get("/applications")).location).toBe(started.address.split("/identity")[0]);
  });

  test("C11 is judged again when starting: what was stopped does not start", async () => {
    const { browser } = await signInNew(portal);
    const entries = (await check(browser)).form(START).entries() as [string, string][];
    const fields = Object.fromEntries(entries);
    expect((await browser.forge("/apply/start", { ...fields, whole_institution: "no" })).status).toBe(409);
    expect((await browser.forge("/apply/start", { country: "KZ" })).status).toBe(400);
    expect((await portal.browser().forge("/apply/start", fields)).status).toBe(401);
  });

  test("a member or a running application is found by its registry id", async () => {
    const nothing = { applicationId: "", institutionId: null, names: [], domains: [], whedId: "" };
    const wanted = { ...nothing, registryId: "nothing", registrationNumber: "", country: "KZ" };
    expect(await findTwins(portal.services.db, wanted)).toEqual([]);
  });
});

test("whoever asks whether institutions are here is counted by the network, with an account or without", async () => {
  const limited = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  const outcome = (await check(portal.browser())).answer.location ?? "";
  const [browser, { browser: signedIn }] = [limited.browser(), await signInNew(limited)];
  expect((await browser.get(outcome)).status).toBe(200);
  for (const ip of ["127.0.0.1", "::1"])
    for (let look = 0; look < 300; look++) await limited.services.limits.consume("searchByAddress", { ip });
  const asking = ["/apply?registry=03chsn157", "/apply/access?registry=03chsn157", outcome];
  for (const page of asking) {
    const answer = await browser.get(page);
    expect([page, answer.status, Number(answer.headers.get("Retry-After")) > 0]).toEqual([page, 429, true]);
    expect((await signedIn.get(page)).status).toBe(429);
  }
  for (const page of ["/apply", "/apply?unlisted=1"]) expect((await browser.get(page)).status).toBe(200);
});

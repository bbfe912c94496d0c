import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { createInCheck, fileApplication } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let colleague: SignedIn;
let ofItaly: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
  colleague = await signInNew(portal, { name: "Bolat Colleague", roles: [{ role: "coordinator" }] });
  ofItaly = await signInNew(portal, { name: "Chiara Italiana", roles: [{ role: "coordinator", countries: ["IT"] }] });
  council = await signInNew(portal, { name: "Council Member", roles: [{ role: "council" }] });
});

const open = (who: SignedIn, search: string, button?: string) => openForm(who.browser, `/review${search}`, button);
const textOf = ({ text }: { text: string }) => text.replace(/<[^>]*>/g, "");
const ownerOf = async (id: string) =>
  (await portal.services.db.select().from(applications).where(eq(applications.id, id)))[0];

async function files(name: string, ...countries: string[]) {
  const { services } = portal;
  const ids: string[] = [];
  for (const [place, country] of countries.entries())
    ids.push((await fileApplication(services, { name: `${name} ${place}`, country })).applicationId);
  return ids;
}

describe("several files of the queue", () => {
  test("are taken with one button, and each is opened as on its own page", async () => {
    const ids = await files("Steppe University", "KZ", "UZ", "KG");
    const form = await open(coordinator, "?q=Steppe", "Assign to me");
    const sent = await form.tick("Tick Steppe University 0").tick("Tick Steppe University 2").press("Assign to me");
    expect(sent.page.text).toContain("2 cases are yours now.");
    const [first, second, third] = await Promise.all(ids.map(ownerOf));
    expect([first?.status, first?.coordinatorId]).toEqual(["in_check", coordinator.id]);
    expect([second?.status, second?.coordinatorId]).toEqual(["submitted", null]);
    expect(third?.coordinatorId).toBe(coordinator.id);
    expect(sent.address).toContain("q=Steppe");
  });

  test("of which some cannot be given away are told by number with the reason, and the others go", async () => {
    const { services } = portal;
    const mine = await createInCheck(services, await actorOf(portal, coordinator.id), {
      name: "Lagoon One",
      country: "KZ",
    });
    const theirs = await createInCheck(services, await actorOf(portal, colleague.id), {
      name: "Lagoon Two",
      country: "IT",
    });
    const abroad = await createInCheck(services, await actorOf(portal, coordinator.id), {
      name: "Lagoon Three",
      country: "IT",
    });
    const form = await open(coordinator, "?q=Lagoon", "Hand over");
    const names = ["One", "Two", "Three"].map((name) => `Tick Lagoon ${name}`);
    for (const name of names) form.tick(name);
    const sent = await form.choose("To which colleague", "Chiara Italiana").press("Hand over");
    expect(sent.page.text).toContain("1 case was handed over.");
    expect(sent.page.text).toContain("2 cases were left as they are");
    const [one, two, three] = await Promise.all(
      [mine, theirs, abroad].map(({ applicationId }) => ownerOf(applicationId)),
    );
    expect(one?.coordinatorId).toBe(coordinator.id);
    expect(two?.coordinatorId).toBe(colleague.id);
    expect(three?.coordinatorId).toBe(ofItaly.id);
    expect(textOf(sent.page)).toContain(`${one?.caseNumber}: This person cannot work on the case.`);
    expect(textOf(sent.page)).toContain(`${two?.caseNumber}: This case is not yours.`);
  });

  test("changed by somebody else since the page was opened are left as they are", async () => {
    const [id = ""] = await files("Meanwhile Academy", "KZ");
    const form = await open(coordinator, "?q=Meanwhile", "Assign to me");
    await (
      await open(colleague, "?q=Meanwhile", "Assign to me")
    )
      .tick("Tick Meanwhile Academy 0")
      .press("Assign to me");
    const sent = await form.tick("Tick Meanwhile Academy 0").press("Assign to me");
    expect(sent.page.text).toContain("1 case was left as it is");
    expect((await ownerOf(id))?.coordinatorId).toBe(colleague.id);
  });

  test("none of which is ticked, or without a colleague, change nothing, and the ticks stay", async () => {
    const [id = ""] = await files("Unticked Academy", "KZ");
    const none = await (await open(coordinator, "?q=Unticked", "Assign to me")).press("Assign to me");
    expect([none.answer.status, none.page.text.includes("Tick at least one case.")]).toEqual([422, true]);
    const form = await open(coordinator, "?q=Unticked", "Hand over");
    const nobody = await form.tick("Tick Unticked Academy 0").press("Hand over");
    expect(nobody.answer.status).toBe(422);
    expect(nobody.form("Hand over").read("Tick Unticked Academy 0")).toBe(true);
    expect((await ownerOf(id))?.coordinatorId).toBeNull();
  });

  test("C03 of another country, or posted by a council member, are not theirs to change", async () => {
    const [id = ""] = await files("Foreign Academy", "KZ");
    expect((await ofItaly.browser.get("/review?q=Foreign")).text).not.toContain("Foreign Academy");
    const box = `${id}:submitted:1:`;
    const assigned: [string, string][] = [
      ["intent", "assign"],
      ["files", box],
    ];
    const answer = await ofItaly.browser.forge("/review?index", assigned);
    const page = await ofItaly.browser.get(answer.location ?? "");
    expect(page.text).not.toContain("0 cases are yours now.");
    expect(page.text).toContain("1 case was left as it is:");
    expect(page.text).not.toContain("Foreign Academy");
    expect((await council.browser.forge("/review?index", assigned)).status).toBe(403);
    for (const intent of ["assign", "release", "hand-over"])
      expect((await council.browser.forge("/review?index", { intent })).status, intent).toBe(403);
    expect((await ownerOf(id))?.coordinatorId).toBeNull();
    expect((await council.browser.get("/review")).text).not.toContain('name="files"');
  });
});

describe("a view of the queue", () => {
  test("keeps the filters under a name, is changed by saving the name again, and is removed", async () => {
    const form = await open(coordinator, "?q=Steppe&overdue=yes&page=3", "Save this view");
    const saved = await form.fill("Name of the view", "Late of the steppe").press("Save this view");
    expect(saved.page.text).toContain("The view is saved.");
    expect(saved.page.text).toContain('href="/review?q=Steppe&amp;overdue=yes"');
    const dataOf = async ({ browser }: SignedIn) => (await browser.get("/account/data")).text;
    expect(
      [await dataOf(coordinator), await dataOf(colleague)].map((text) => text.includes("Late of the steppe")),
    ).toEqual([true, false]);
    const again = await open(coordinator, "?place=KZ", "Save this view");
    const changed = await again.fill("Name of the view", "Late of the steppe").press("Save this view");
    expect(changed.page.text).toContain('href="/review?place=KZ">Late of the steppe');
    expect((await colleague.browser.get("/review")).text).not.toContain("Late of the steppe");
    const removed = await (await open(coordinator, "", "Remove: Late of the steppe")).press(/^Remove: /);
    expect(removed.page.text).not.toContain("Late of the steppe");
  });

  test("needs a name, and of many only so many are kept", async () => {
    const form = await open(colleague, "?place=KZ", "Save this view");
    expect((await form.press("Save this view")).answer.status).toBe(422);
    for (let number = 0; number < 20; number++) {
      const next = await open(colleague, `?q=${number}`, "Save this view");
      await next.fill("Name of the view", `View ${number}`).press("Save this view");
    }
    const full = await open(colleague, "?q=more", "Save this view");
    const refused = await full.fill("Name of the view", "One more").press("Save this view");
    expect([refused.answer.status, refused.page.text.includes("Remove one first.")]).toEqual([409, true]);
    expect(refused.form("Save this view").read("Name of the view")).toBe("One more");
  });

  test("narrows by category and by why a case came back", async () => {
    const [id = ""] = await files("Returned Academy", "KZ");
    await portal.services.withTransaction((tx) =>
      tx.update(applications).set({ cameBack: "answered", category: "associate" }).where(eq(applications.id, id)),
    );
    const find = async (search: string) => (await coordinator.browser.get(`/review?q=Returned${search}`)).text;
    for (const search of ["&back=any", "&back=answered", "&category=associate"])
      expect(await find(search)).toContain("Returned Academy 0</bdi>");
    for (const search of ["&back=deferred", "&category=full"])
      expect(await find(search)).not.toContain("Returned Academy 0</bdi>");
  });
});

describe("the queue as a spreadsheet", () => {
  test("holds what the filter finds, in its order, safe to open", async () => {
    const [id = ""] = await files("=HYPERLINK(1) Academy", "KZ");
    const page = await coordinator.browser.get("/review?q=HYPERLINK&sort=name");
    const address = /href="(\/review\/export\/csv[^"]*)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(address).toContain("q=HYPERLINK");
    const csv = await coordinator.browser.get(address);
    const [head, line, ...rest] = csv.text.replace(/^\ufeff/, "").split("\r\n");
    expect(head).toMatch(/^Case,Institution,/);
    expect(line).toContain(`${(await ownerOf(id))?.caseNumber},'=HYPERLINK(1) Academy 0,`);
    expect(rest).toEqual([""]);
    const excel = await coordinator.browser.get(address.replace("/csv", "/xlsx"));
    expect([excel.status, excel.text.startsWith("PK")]).toEqual([200, true]);
  });

  test("C02 holds nothing of another coordinator's countries, and there is no other kind of file", async () => {
    await files("Hidden Academy", "KZ");
    expect((await ofItaly.browser.get("/review/export/csv?q=Hidden")).text).not.toContain("Hidden Academy");
    expect((await coordinator.browser.get("/review/export/exe")).status).toBe(404);
  });
});

describe("handing over without a colleague", () => {
  const SAID = [
    ["en", "Hand over", "Choose a colleague."],
    ["ru", "Передать", "Выберите коллегу."],
    ["kk", "Тапсыру", "Әріптесті таңдаңыз."],
  ] as const;

  test.each(SAID)("says at the list of colleagues that one is to be chosen, in %s", async (locale, button, said) => {
    const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id), {
      name: `Unhanded ${locale}`,
      country: "KZ",
    });
    const ofCase = await openForm(coordinator.browser, `/review/${applicationId}?lng=${locale}`, button);
    const one = await ofCase.press(button);
    const queue = await openForm(coordinator.browser, `/review?q=Unhanded&lng=${locale}`, button);
    const box = queue.element.querySelector("input[name=files]")?.getAttribute("aria-label") ?? "";
    const many = await queue.tick(box).press(button);
    for (const { answer, page } of [one, many]) {
      expect(answer.status).toBe(422);
      const list = page.document.querySelector("select[name=colleagueId]");
      expect(list?.getAttribute("aria-invalid")).toBe("true");
      const at = list?.getAttribute("aria-describedby") ?? "";
      expect(page.document.getElementById(at)?.textContent?.replaceAll("\u00a0", " ")).toBe(said);
    }
    expect(one.page.document.querySelector("select[name=colleagueId]")?.closest("details")?.open).toBe(true);
  });
});

test("an address cannot make the queue say what no catalogue says", async () => {
  for (const code of ["__proto__", "constructor", "toString", "hasOwnProperty"])
    for (const name of ["done", "refused"]) {
      const { document } = await coordinator.browser.get(`/review?${name}=${code}`);
      expect(document.querySelector("main [role=status], main [role=alert]")?.textContent).toBeUndefined();
    }
  const told = await coordinator.browser.get("/review?done=assign&count=0&skipped=X-1.__proto__");
  expect(textOf(told)).not.toContain("returned an object");
  const login = await coordinator.browser.get("/projects?done=__proto__");
  expect(textOf(login)).not.toContain("returned an object");
});

test.each([
  ["en", "Save this view", "Name of the view", "This name is that of a view everybody has."],
  ["ru", "Сохранить подборку", "Название подборки", "Так называется общая подборка."],
])("a view of one's own cannot be called as a common one, in %s", async (locale, button, label, said) => {
  const page = await coordinator.browser.get(`/review?lng=${locale}`);
  const common = page.document.querySelector(".view-link")?.textContent ?? "";
  const form = await openForm(coordinator.browser, `/review?overdue=1&q=x&lng=${locale}`, button);
  const sent = await form.fill(label, common.toUpperCase()).press(button);
  expect(sent.answer.status).toBe(422);
  expect(sent.page.text.replaceAll("\u00a0", " ")).toContain(said);
});

test("a line of the queue says in words that it waits for this person", async () => {
  const mine = { name: "Marked One", country: "KZ" };
  await createInCheck(portal.services, await actorOf(portal, coordinator.id), mine);
  const theirs = { name: "Marked Two", country: "KZ" };
  await createInCheck(portal.services, await actorOf(portal, colleague.id), theirs);
  const { document } = await coordinator.browser.get("/review?q=Marked&lng=en");
  const marked = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent?.includes("Waits for you"));
  expect(marked).toEqual([true, false]);
});

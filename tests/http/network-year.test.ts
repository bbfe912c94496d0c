import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { archiveProject } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { touchBoard } from "#app/features/projects/project/board-version.server.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, personOf, type TestMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { publishResult, writeReport } from "#tests/support/results.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { standingClock } from "#tests/support/test-services.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

const THEME = "T01";
let portal: TestPortal;
let readers: Record<"stranger" | "member" | "coordinator", Browser>;
let initiative: string;
/** Completed before its period was over. */
let early: string;

/** Published with the months given, so that years that are over can be told apart. */
async function ranFrom(id: string, months: { startMonth: string; endMonth: string }) {
  await portal.services.withTransaction(async (tx) => {
    await tx.update(projects).set(months).where(eq(projects.id, id));
    await touchBoard(tx, id);
  });
}

/** Completes a project on its page, which says what becomes of its period. */
async function completeEarly(browser: Browser, { slug }: { slug: string }, said: string) {
  const complete = await openForm(browser, `/projects/${slug}/state`, "Complete the project");
  expect(wordsOf(complete.element)).toContain(said);
  complete.fill(
    "What was achieved",
    "Twelve bazaars were measured and drawn by students of three universities. ".repeat(2),
  );
  complete.tick("Complete the project before its period is over");
  expect((await complete.press("Complete the project")).answer.status).toBe(302);
}

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: standingClock("2026-06-15T08:00:00Z") } });
  const { services } = portal;
  const lead = await createMember(services, { nameEn: "Lead University" });
  const uzbek = await createMember(services, { nameEn: "Uzbek University", country: "UZ" });
  const italian = await createMember(services, { nameEn: "Italian University", country: "IT" });
  const within = { role: "representative" as const, institutionId: lead.institutionId };
  const leader = await signInNew(portal, { roles: [within] });
  const author = await personOf(services, lead);
  const checker = await personOf(services, null, "coordinator");
  const speakers = new Map<TestMember, Viewer>();
  for (const one of [uzbek, italian]) speakers.set(one, await personOf(services, one));
  const { id: initiativeId, slug } = await publishInitiative(services, checker, { titleEn: "Dialogue of the coasts" });
  initiative = slug;
  const post = async (
    titleEn: string,
    [startMonth, endMonth]: [string, string],
    { partners = [], ...change }: Partial<Omit<ProjectValues, "partners">> & { partners?: TestMember[] } = {},
  ) => {
    const values = completeValues(services.clock.now(), { titleEn, ...change });
    const wanted = { leadInstitutionId: lead.institutionId, author, values, coordinator: checker };
    const { id: projectId, slug: address } = await createProject(services, { ...wanted, upTo: "published" });
    for (const partner of partners) {
      const place = { projectId, institutionId: partner.institutionId };
      await inviteMember(services, { ...place, role: "Editor" }, author);
      await confirmPartnership(services, place, speakers.get(partner) as Viewer);
    }
    await ranFrom(projectId, { startMonth, endMonth });
    return { id: projectId, slug: address };
  };
  const dialogue = { themes: [THEME], initiatives: [initiativeId] } as const;
  const roads = await post("Roads of dialogue", ["2025-03", "2027-02"], {
    ...dialogue,
    themes: [THEME],
    initiatives: [initiativeId],
    partners: [uzbek],
  });
  const ended = await post("Bazaars measured", ["2025-09", "2026-12"], { partners: [uzbek, italian] });
  await post("Songs that begin", ["2026-10", "2027-05"], { themes: [THEME], initiatives: [initiativeId] });
  await post("Maps that nobody ended", ["2026-01", "2026-03"], { themes: [THEME] });
  await post("canary-members-7711 alone", ["2026-01", "2026-12"], {
    visibility: "members",
    themes: [THEME],
    initiatives: [initiativeId],
    partners: [italian],
  });
  const archived = await post("canary-archived-3302 roads", ["2026-01", "2026-12"], { themes: [THEME] });
  await archiveProject(services, { projectId: archived.id }, author);
  const hidden = await post("canary-hidden-5520 roads", ["2026-01", "2026-12"], { themes: [THEME] });
  await services.withTransaction(async (tx) => {
    await tx.update(projects).set({ status: "hidden" }).where(eq(projects.id, hidden.id));
    await touchBoard(tx, hidden.id);
  });
  const written = { author, coordinator: checker, institutionIds: [lead.institutionId] };
  const shown = { ...written, projectId: roads.id };
  await publishResult(services, { ...shown, form: { title: "Article of May", themes: [THEME] } });
  await publishResult(services, {
    ...shown,
    form: { title: "Course of a year", type: "course", date: "2026", themes: [THEME] },
  });
  await publishResult(services, { ...shown, form: { title: "Article before", date: "2025-11" } });
  await publishResult(services, {
    ...shown,
    form: { title: "canary-result-9080", visibility: "members", themes: [THEME] },
  });
  const unbegun = await post("Bridges never begun", ["2026-10", "2027-05"]);
  for (const { id } of [unbegun, ended]) await writeReport(services, id, author);
  await completeEarly(leader.browser, unbegun, "completed now, it counts in no year as one that began or ran");
  await completeEarly(leader.browser, ended, "its period ends with June 2026");
  early = ended.slug;
  readers = {
    stranger: portal.browser(),
    member: leader.browser,
    coordinator: (await signInNew(portal, { roles: ["coordinator"] })).browser,
  };
}, 180_000);

const wordsOf = (element: Element | null) => (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
const numberIn = (text: string) => Number(/\d+/.exec(text)?.[0] ?? Number.NaN);

interface Said {
  number: number;
  before: number;
  to: string | null;
}

/** The figures of a page by their names. */
const figuresOf = (document: Document) =>
  Object.fromEntries(
    [...document.querySelectorAll("tr[data-figure]")].map((row): [string, Said] => {
      const [now, before] = [...row.querySelectorAll("td")];
      const to = now?.querySelector("a")?.getAttribute("href") ?? null;
      const said = { number: numberIn(wordsOf(now ?? null)), before: numberIn(wordsOf(before ?? null)), to };
      return [row.getAttribute("data-figure") ?? "", said];
    }),
  );
const numbersOf = (document: Document) =>
  Object.fromEntries(Object.entries(figuresOf(document)).map(([name, { number }]) => [name, number]));

/** How much a list says it holds. */
async function countOf(browser: Browser, address: string): Promise<number> {
  const { status, document } = await browser.get(address);
  expect([address, status]).toEqual([address, 200]);
  if (address.startsWith("/directory")) return document.querySelectorAll("tr.network-pair").length;
  return numberIn(wordsOf(document.querySelector("[data-found]")));
}

const tableRows = (document: Document, caption: string) => {
  const table = [...document.querySelectorAll("table")].find(
    (one) => wordsOf(one.querySelector("caption")) === caption,
  );
  return [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) => ({
    label: wordsOf(row.querySelector("th")),
    to: row.querySelector("th a")?.getAttribute("href") ?? null,
    figures: [...row.querySelectorAll("td")].map((cell) => numberIn(wordsOf(cell))),
  }));
};

/** Follows everything on a page of a year that says a number, and asks whether the same number is there. */
async function walk(browser: Browser, address: string): Promise<number> {
  const { document, status } = await browser.get(address);
  expect([address, status]).toEqual([address, 200]);
  let walked = 0;
  const same = async (to: string, number: number) => {
    expect([address, to, await countOf(browser, to)]).toEqual([address, to, number]);
    walked += 1;
  };
  for (const { to, number } of Object.values(figuresOf(document))) {
    if (to?.endsWith("#countries")) expect(document.querySelector("#countries tbody tr")).not.toBeNull();
    else if (to) await same(to, number);
  }
  for (const line of document.querySelectorAll("[aria-labelledby='planned'] a, [aria-labelledby='ran'] p a"))
    await same(line.getAttribute("href") ?? "", numberIn(wordsOf(line)));
  for (const { to, figures } of tableRows(document, "Results by type")) await same(to ?? "", figures[0] ?? Number.NaN);
  for (const { to, figures } of [...tableRows(document, "By initiative"), ...tableRows(document, "By theme")]) {
    const { ran, began, ended, results, people } = numbersOf((await browser.get(to ?? "")).document);
    expect([to, [ran, began, ended, results, people]]).toEqual([to, figures]);
    walked += 1;
  }
  return walked;
}

test("the latest year is the page, and says what ran, began, was completed, and who took part", async () => {
  const { location } = await readers.stranger.get(`/year?initiative=${initiative}&theme=${THEME}&other=1`);
  expect(location).toBe(`/year/2026?initiative=${initiative}&theme=${THEME}`);
  const { document } = await readers.stranger.get("/year/2026");
  expect(wordsOf(document.querySelector("h1"))).toBe("The network in 2026");
  expect(wordsOf(document.querySelector("main"))).toContain("The year is not over");
  expect(numbersOf(document)).toEqual({
    ...{ ran: 3, began: 1, ended: 1, members: 3, countries: 3, pairs: 3, results: 2, people: 240 },
  });
  expect(figuresOf(document).ran?.before).toBe(2);
  expect(figuresOf(document).results?.before).toBe(1);
  const planned = wordsOf(document.querySelector("[aria-labelledby='planned']"));
  expect(planned).toContain("1 project is to begin later in the year");
  expect(planned).toContain("1 project is or was to end in the year and is not completed");
  expect(planned).toContain("2 projects are to run in the next year");
  const listed = wordsOf(document.querySelector("[aria-labelledby='ran']"));
  for (const title of ["Roads of dialogue", "Bazaars measured", "Maps that nobody ended"])
    expect(listed).toContain(title);
  expect(listed).toContain("September 2025 – June 2026");
  for (const title of ["Songs that begin", "Bridges never begun"]) expect(listed).not.toContain(title);
  for (const facet of ["year", "began", "ended", "planned", "due"])
    expect((await readers.stranger.get(`/projects?${facet}=2026`)).text).not.toContain("Bridges never begun");
  const versions = wordsOf((await readers.member.get(`/projects/${early}/versions`)).document.querySelector("main"));
  expect(versions).toContain("Last month");
  const before = await readers.stranger.get("/year/2025");
  expect(numbersOf(before.document)).toMatchObject({ ran: 2, began: 2, ended: 0, results: 1, people: 0 });
  expect(wordsOf(before.document.querySelector("main"))).not.toContain("The year is not over");
  for (const nowhere of [
    "/year/2024",
    "/year/2027",
    "/year/02026",
    "/year/2026?theme=T99",
    "/year/2026?initiative=none",
  ])
    expect([nowhere, (await readers.stranger.get(nowhere)).status]).toEqual([nowhere, 404]);
});

test("dialogue in 2026 is one address: by initiative, by theme, and by both", async () => {
  const dialogue = (await readers.stranger.get(`/year/2026?initiative=${initiative}`)).document;
  expect(numbersOf(dialogue)).toMatchObject({ ran: 1, members: 2, pairs: 1, results: 2, people: 0 });
  expect(wordsOf(dialogue.querySelector("h1"))).toBe("The network in 2026: Dialogue of the coasts");
  expect(dialogue.querySelector("select[name=initiative] [selected]")?.getAttribute("value")).toBe(initiative);
  const themed = (await readers.stranger.get(`/year/2026?theme=${THEME}&initiative=`)).document;
  expect(numbersOf(themed)).toMatchObject({ ran: 2, results: 2, people: 0 });
  expect(wordsOf(themed.querySelector("main"))).not.toContain("shows one at a time");
  const several = (await readers.stranger.get(`/year/2026?theme=${THEME}&theme=T05`)).document;
  expect(wordsOf(several.querySelector("main"))).toContain("shows one at a time");
  expect(several.querySelector("main .card a[href^='/year/2025?theme=T01']")?.textContent).toContain("2025");
  const both = (await readers.stranger.get(`/year/2026?theme=${THEME}&initiative=${initiative}`)).document;
  expect(numbersOf(both)).toMatchObject({ ran: 1, results: 2 });
});

describe.each(["stranger", "member", "coordinator"] as const)("for a %s", (who) => {
  test("the page is the same as for anybody, holds nothing that is not for everybody, and each number is found where it leads", async () => {
    const browser = readers[who];
    const mainOf = async (reader: Browser) => wordsOf((await reader.get("/year/2026")).document.querySelector("main"));
    expect(await mainOf(browser)).toBe(await mainOf(portal.browser()));
    let walked = 0;
    for (const narrowed of ["", `?initiative=${initiative}`, `?theme=${THEME}`, `?theme=T05`])
      for (const year of [2025, 2026]) {
        const address = `/year/${year}${narrowed}`;
        expect((await browser.get(address)).text).not.toMatch(/canary-(members|archived|hidden|result)/);
        walked += await walk(browser, address);
      }
    expect(walked).toBeGreaterThan(40);
  }, 120_000);
});

test.each([
  ["en", "The network in 2026", "Projects that ran"],
  ["ru", "Сеть в 2026 году", "Проекты, которые шли"],
  ["kk", "2026 жылғы желі", "Жүрген жобалар"],
])("in %s the file says the same as the page", async (lng, title, ran) => {
  for (const narrowed of ["", `&theme=${THEME}`]) {
    const { document } = await portal.browser().get(`/year/2026?lng=${lng}${narrowed}`);
    expect(wordsOf(document.querySelector("h1"))).toContain(title);
    const link = [...document.querySelectorAll("a")].find((one) => one.getAttribute("href")?.includes("figures.csv"));
    const { text, headers } = await portal
      .browser()
      .get(`${link?.getAttribute("href")}${narrowed ? "&" : "?"}lng=${lng}`);
    expect(headers.get("Content-Disposition")).toContain("network-2026.csv");
    const lines = text.split("\r\n").map((line) => line.replaceAll('"', "").replaceAll(/\s+/g, " "));
    expect(lines[0], "the file says of a year that is not over when it was counted").toMatch(/2026 \(.+: .*2026.*\)/);
    const said = Object.values(figuresOf(document));
    const filed = lines.slice(1, 1 + said.length).map((line) => line.split(/[,;]/).slice(-2).map(Number));
    expect(filed).toEqual(said.map(({ number, before }) => [number, before]));
    expect(text).toContain(ran);
    for (const caption of document.querySelectorAll(".card caption"))
      for (const { label, figures } of tableRows(document, wordsOf(caption)).filter(
        () => caption !== document.querySelector(".card caption"),
      ))
        for (const figure of figures)
          expect(lines.some((line) => line.includes(label) && line.includes(String(figure)))).toBe(true);
  }
});

test("one finds it from the first page, the board, results, the initiative, and the desks", async () => {
  const leads = async (browser: Browser, address: string) =>
    [...(await browser.get(address)).document.querySelectorAll("main a[href^='/year']")].map((link) =>
      link.getAttribute("href"),
    );
  for (const address of ["/", "/projects", "/results"])
    expect([address, await leads(readers.stranger, address)]).toEqual([address, ["/year"]]);
  expect(await leads(readers.stranger, `/initiatives/${initiative}`)).toEqual(
    ["2025", "2026"].map((year) => `/year/${year}?initiative=${initiative}`).concat(`/year?initiative=${initiative}`),
  );
  expect(await leads(readers.coordinator, "/review/projects")).toEqual(["/year"]);
  expect((await readers.stranger.get("/sitemap.xml")).text).toContain("/year/2026</loc>");
});

test("results of an initiative that there is not are none, and nothing leads to it", async () => {
  const { document } = await readers.stranger.get("/results?initiative=nowhere&year=2026");
  expect(wordsOf(document.querySelector("[data-found]"))).toBe("0 results");
  expect(document.querySelector("main a[href^='/initiatives']")).toBeNull();
});

test("the lists for visitors say so to whoever may see more, and lead to all of it", async () => {
  const { document } = await readers.member.get("/projects?year=2026&as=visitor");
  const all = [...document.querySelectorAll("main a")].find((link) => wordsOf(link) === "Show all that you may see");
  expect(await countOf(readers.member, `/projects${all?.getAttribute("href")?.replace("/projects", "")}`)).toBe(4);
  expect((await readers.stranger.get("/projects?year=2026&as=visitor")).text).not.toContain(
    "Show all that you may see",
  );
});

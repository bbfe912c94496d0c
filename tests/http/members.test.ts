import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { pressOn } from "#tests/support/press.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const CANARY = "Zhyldyz Canarybekova";
const HOSTILE = `</script><script>alert("x")</script> & Sons`;

let portal: TestPortal;
let open: { slug: string; number: string; institutionId: string };
let hidden: typeof open;
let hostile: typeof open;
let representative: SignedIn;
let coordinator: SignedIn;

const named = (name: string) => ({ nameEn: name, nameOfficial: name });
const named2 = (name: string, country: string) => ({ ...named(name), country });

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const admit = (member: Parameters<typeof createMember>[1]) =>
    withTransaction((tx) => createMember(tx, member, clock.now()));
  const people = [
    {
      role: "representative" as const,
      name: CANARY,
      position: "Professor",
      unit: null,
      languages: [],
      email: "canary@institute.example",
    },
  ];
  const otherNames = [{ value: "Alymbek Datka Academy", language: null }];
  open = await admit({ institution: { ...named2("Osh Institute of the Silk Road", "KG"), otherNames }, people });
  hidden = await admit({ institution: named2("Vanished Academy of Samarkand", "UZ") });
  hostile = await admit({ institution: { ...named2(HOSTILE, "KZ"), profileEn: HOSTILE }, category: "observer" });
  representative = await signInNew(portal, { roles: [{ role: "representative", institutionId: open.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const reason = "The licence of the academy was withdrawn.";
  const page = `/memberships/${hidden.number}`;
  await pressOn(coordinator.browser, page, "Propose to suspend", { fill: { Reason: reason } });
  const council = await signInNew(portal, { roles: ["council"] });
  expect((await pressOn(council.browser, page, "Confirm and suspend the membership")).location).toBe(
    `${page}?done=ruling-confirm`,
  );
});

describe("the directory", () => {
  test("filters by what is in the address, without JavaScript, and each filter can be taken away", async () => {
    const { status, document } = await portal.browser().get("/directory?region=143&country=KG&theme=T05");
    expect(status).toBe(200);
    const names = [...document.querySelectorAll("article h2 a")].map((link) => link.textContent);
    expect(names).toEqual(["Osh Institute of the Silk Road"]);
    expect([...document.querySelectorAll("script")].map((script) => script.getAttribute("src"))).toEqual([
      "/filters.js",
    ]);
    const ticked = [...document.querySelectorAll("input[type=checkbox][checked]")].map((box) =>
      box.getAttribute("value"),
    );
    expect(ticked).toEqual(["143", "KG", "T05"]);
    const removed = [...document.querySelectorAll(".pill")].map((pill) => pill.getAttribute("href"));
    expect(removed[1]).toBe("/directory?region=143&theme=T05");
  });

  test.each([
    ["en", "“Osh”"],
    ["ru", "«Osh»"],
    ["kk", "«Osh»"],
  ])("quotes what was searched as it is done in %s", async (locale, quoted) => {
    const { document } = await portal.browser().get(`/directory?q=Osh&lng=${locale}`);
    expect(document.querySelector(".pill")?.textContent).toContain(quoted);
  });

  test("a first word is answered by fit: the order that stands beside it is chosen by nobody", async () => {
    const chosen = ({ document }: { document: Document }) => {
      const option = document.querySelector<HTMLOptionElement>("select[name=sort] option[selected]");
      return option && [option.textContent, option.value];
    };
    expect(chosen(await portal.browser().get("/directory"))).toEqual(["Name", ""]);
    const form = await openForm(portal.browser(), "/directory", "Search");
    const { answer, page } = await form.fill("Search", "Osh").press("Search");
    expect([answer.status, chosen(page)]).toEqual([200, ["Most relevant", ""]]);
    expect(chosen(await portal.browser().get("/directory?q=Osh&sort=name"))).toEqual(["Name", "name"]);
  });

  test("says at the top how many are found, and has a button that stays beside the choices (found F167)", async () => {
    const { document } = await portal.browser().get("/directory?country=KG");
    expect(document.querySelector("main .lead")?.textContent).toMatch(/^Members found: 1 of \d+\./);
    expect(document.querySelectorAll(".facet fieldset").length).toBeGreaterThan(1);
    const button = document.querySelector(".filters .filters-apply button[type=submit]");
    expect(button?.getAttribute("form")).toBe(document.querySelector("form[role=search]")?.id);
    const results = document.querySelector("section[aria-label='Members found']");
    expect(results?.querySelector(".directory-views .numeric")?.textContent).toBe("1–1 of 1");
    const all = await portal.browser().get("/directory");
    expect(all.document.querySelector("main .lead")?.textContent).toMatch(/^\d+ members? in \d+ countr/);
  });

  test.each([
    "/directory?q=%00%ff",
    "/directory?country=../..&page=-1&sort=%3Cscript%3E",
    `/directory?q=${"x".repeat(3000)}`,
  ])("answers %s with a page", async (address) => {
    const { status } = await portal.browser().get(address);
    expect([200, 400]).toContain(status);
  });

  test.each([
    ["Alymbek", "en", "Also called: Alymbek Datka Academy"],
    ["neighbours", "en", "In the profile: A public university that studies how neighbours have lived"],
    ["neighbours", "ru", "В описании: A public university"],
    ["поведенческие науки", "ru", "Направление подготовки: Социальные и поведенческие науки"],
    ["M-2026-0001", "kk", "Осы мүшеге тиесілі: M-2026-0001"],
  ])("says why %s found a member whose line does not show it, in %s", async (query, lng, reason) => {
    const { document } = await portal.browser().get(`/directory?${new URLSearchParams({ q: query, lng }).toString()}`);
    const found = [...document.querySelectorAll("article")].map(({ textContent }) => textContent.replace(/\s/g, " "));
    expect(
      found.some((text) => text.includes(reason)),
      found.join("\n"),
    ).toBe(true);
  });

  test.each([
    ["control=public", "Public"],
    ["language=ky", "Kyrgyz"],
    ["unesco=silk_roads", "Silk Roads Programme"],
    ["control=public&language=ru&unesco=silk_roads&region=143", "Ownership: Public"],
  ])("narrows by %s, alone and with others, and names it", async (search, label) => {
    const { document } = await portal.browser().get(`/directory?${search}`);
    const pills = [...document.querySelectorAll(".pill")].map(({ textContent }) => textContent);
    expect(
      pills.some((text) => text.includes(label)),
      pills.join(),
    ).toBe(true);
    expect(document.querySelectorAll("main article").length).toBeGreaterThan(0);
    const other = await portal.browser().get(`/directory?${search}&country=FR`);
    expect(other.document.querySelectorAll("main article")).toHaveLength(0);
  });

  test("shows rows, or cards when the address says so, and keeps the view while filtering", async () => {
    const { document } = await portal.browser().get("/directory?country=KG");
    expect(document.querySelectorAll("article.member-row")).toHaveLength(1);
    const cards = [...document.querySelectorAll(".directory-views nav a")].find((link) => link.textContent === "Cards");
    expect(cards?.getAttribute("href")).toBe("/directory?country=KG&view=cards");
    const { document: next } = await portal.browser().get("/directory?country=KG&view=cards");
    expect(next.querySelectorAll("article.card")).toHaveLength(1);
    expect(next.querySelector("input[name=view]")?.getAttribute("value")).toBe("cards");
  });

  test("shows the same members on a map whose links, table and filters keep the address", async () => {
    const { document } = await portal.browser().get("/directory?theme=T05&view=map&area=143");
    const hrefs = (selector: string) =>
      [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href") ?? "");
    const ofCountry = "/directory?theme=T05&view=map&area=KG#map";
    expect(hrefs(".map-land a")).toContain(ofCountry);
    expect(hrefs("table a")).toContain(ofCountry);
    expect(hrefs(".map-areas a")[0]).toBe("/directory?theme=T05&view=map#map");
    expect(hrefs(".map-wide a").length).toBeGreaterThan(0);
    expect([...document.querySelectorAll(".map a")].filter((link) => !link.getAttribute("aria-label"))).toEqual([]);
    const kept = [...document.querySelectorAll("input[type=hidden][form]")].map((input) => [
      input.getAttribute("name"),
      input.getAttribute("value"),
    ]);
    expect(kept).toEqual([
      ["view", "map"],
      ["area", "143"],
    ]);
    expect(hrefs(".directory-views nav a")).toContain("/directory?theme=T05&region=143");
    const { document: country } = await portal.browser().get(ofCountry);
    // A country is a place on the map, left by the next larger one; in the list it is a choice, and on the map a place again.
    const current = country.querySelector(".map-areas [aria-current]");
    expect(current?.textContent).toContain("Kyrgyzstan");
    const larger = [...country.querySelectorAll(".map-areas a:not([aria-current])")];
    expect(larger.map((link) => link.getAttribute("href"))).toEqual(
      expect.arrayContaining(["/directory?theme=T05&view=map#map", "/directory?theme=T05&view=map&area=143#map"]),
    );
    const { document: list } = await portal
      .browser()
      .get([...country.querySelectorAll(".directory-views nav a")][0]?.getAttribute("href") ?? "");
    expect([...list.querySelectorAll(".pill[aria-label]")].map(({ textContent }) => textContent)).toContain(
      "Kyrgyzstan",
    );
    const views = [...list.querySelectorAll(".directory-views nav a")].map((link) => link.getAttribute("href"));
    expect(views).toContain("/directory?theme=T05&view=map&area=KG");
    // Who chose a country stands at its map, finds its members by name, and takes all filters away on the map.
    expect(country.querySelector("#map .map")).not.toBeNull();
    expect([...country.querySelectorAll("#map-table td a")].map((link) => link.getAttribute("href"))).toContain(
      `/directory/${open.slug}`,
    );
    expect(country.querySelector(".pills > a")?.getAttribute("href")).toBe("/directory?view=map");
    const { document: empty } = await portal.browser().get("/directory?view=map&area=005");
    expect(empty.querySelector("#map .callout a")?.getAttribute("href")).toBe("/directory?view=map#map");
    const { document: all } = await portal.browser().get("/directory?view=map");
    // The list of a circle holds as many as the circle says, however its neighbours lie.
    const circles = [...all.querySelectorAll(".map-signs a")].filter((link) => link.querySelector(".map-count"));
    expect(circles.length).toBeGreaterThan(0);
    for (const circle of circles) {
      const { document: list } = await portal.browser().get(circle.getAttribute("href") ?? "");
      expect(list.querySelectorAll("main article")).toHaveLength(
        Number(circle.querySelector(".map-count")?.textContent),
      );
    }
    // A suspended member is nowhere on it.
    expect(all.querySelector("main")?.textContent).not.toContain("Uzbekistan");
  });

  test("sets those that are ticked beside each other, and keeps the choice while another is looked for", async () => {
    const { document: list } = await portal.browser().get("/directory");
    const form = list.querySelector("#compare-members");
    const tick = (name: string) => list.querySelector(`input[form=compare-members][aria-label*="${name}"]`);
    const [osh, other] = [tick("Osh Institute"), tick("Sons")].map((box) => box?.getAttribute("value") ?? "");
    expect([form?.getAttribute("action"), osh]).toEqual(["/compare", open.slug]);
    const { document } = await portal
      .browser()
      .get(`/compare?with=${osh}&with=${other}&with=${hidden.slug}&with=atlantis`);
    const heads = [...document.querySelectorAll("thead th")].map(({ textContent }) => textContent);
    expect(heads.slice(1)).toEqual(["Osh Institute of the Silk Road", HOSTILE]);
    // Who is suspended is told apart from nobody else's address.
    expect(document.querySelector(".callout")?.textContent).toContain(`${hidden.slug}, atlantis`);
    const category = [...document.querySelectorAll("tbody tr")].find((row) => /^Membership/.test(row.textContent));
    expect(category?.textContent).toContain("differs");
    expect([...(category?.querySelectorAll("td strong") ?? [])]).toHaveLength(2);

    const add = [...document.querySelectorAll("main a")].find((link) => link.textContent === "Add another member");
    const { document: again } = await portal.browser().get(add?.getAttribute("href") ?? "");
    expect(again.querySelectorAll("input[form=compare-members][checked]")).toHaveLength(2);
    const { document: narrowed } = await portal.browser().get(`${add?.getAttribute("href")}&country=KG`);
    expect([...narrowed.querySelectorAll("#compare-members input")].map((one) => one.getAttribute("value"))).toEqual([
      other,
    ]);
    const many = ["a", "b", "c", "d", "e"].map((slug) => `with=${slug}`).join("&");
    const { document: nobody } = await portal.browser().get(`/compare?${many}&with=%3Cscript%3E`);
    expect(nobody.querySelector(".callout")?.textContent).toMatch(/a, b, c, d$/);
    expect(nobody.querySelector("main")?.textContent).toContain("Only the first four of those chosen are shown.");
    expect(nobody.querySelector(".empty a")?.getAttribute("href")).toBe("/directory");
  });

  test("says nothing of what its line shows", async () => {
    const { document } = await portal.browser().get("/directory?q=Osh+institute");
    expect(document.querySelectorAll("article .entry-why")).toHaveLength(0);
  });

  test("asks whether another spelling was meant, and leads to what it finds", async () => {
    const { document } = await portal.browser().get("/directory?q=Osh+Insitute+of+Silk+Rood");
    const meant = document.querySelector("[role=status] a");
    expect(meant?.textContent).toBe("Osh Institute Silk Road");
    const { document: next } = await portal.browser().get(meant?.getAttribute("href") ?? "");
    expect(next.querySelector("article h2 a")?.textContent).toBe("Osh Institute of the Silk Road");
    expect(next.querySelector("main [role=status] a")).toBeNull();
  });

  test("an empty result says how to go on", async () => {
    const { document } = await portal.browser().get("/directory?q=atlantis");
    expect(document.querySelector(".empty a")?.getAttribute("href")).toBe("/directory");
  });
});

describe("C08 a suspended institution", () => {
  test.each(["/directory", "/directory?q=samarkand", "/directory?country=UZ", "/sitemap.xml", "/", "/verify/NUMBER"])(
    "is not in %s",
    async (address) => {
      const { text } = await portal.browser().get(address.replace("NUMBER", hidden.number));
      expect(text).not.toContain("Vanished Academy");
      expect(text).not.toContain(hidden.slug);
    },
  );

  test("its page and logo do not exist for the public, for HEAD and for data requests; the secretariat sees a badge", async () => {
    const missing = await portal.browser().get("/directory/no-such-institution");
    for (const address of [`/directory/${hidden.slug}`, `/directory/${hidden.slug}/logo`]) {
      expect((await portal.browser().get(address)).status).toBe(missing.status);
      expect((await portal.browser().head(address)).status).toBe(404);
    }
    const data = `/directory/${hidden.slug}?_data=routes%2F_public.directory.%24slug._index`;
    expect((await portal.browser().get(data)).status).toBe(404);
    const seen = await coordinator.browser.get(`/directory/${hidden.slug}`);
    expect(seen.status).toBe(200);
    expect(seen.document.querySelector(".badge-bad")?.textContent).toBe("Suspended");
    expect(seen.text).not.toContain("ld+json");
  });

  test("its number, however it is typed in the directory, leads to the check of memberships", async () => {
    const typed = hidden.number.replace("M", "м");
    const { document } = await portal.browser().get(`/directory?q=${encodeURIComponent(typed)}`);
    expect(document.querySelector(".empty a")?.getAttribute("href")).toBe(`/verify/${hidden.number}`);
    const { document: listed } = await portal.browser().get(`/directory?q=${open.number.toLowerCase()}`);
    expect([...listed.querySelectorAll("article h2")].map((one) => one.textContent)).toEqual([
      expect.stringContaining("Osh Institute"),
    ]);
  });

  test("its number is known and not valid; an unknown number is a 404 that says so", async () => {
    const invalid = await portal.browser().get(`/verify/${hidden.number}`);
    expect([invalid.status, invalid.text]).toEqual([200, expect.stringContaining("not valid at present")]);
    const unknown = await portal.browser().get("/verify/M-2026-9999");
    expect([unknown.status, unknown.text]).toEqual([404, expect.stringContaining("This number is not known")]);
    const valid = await portal.browser().get(`/verify/${open.number.toLowerCase()}`);
    expect(valid.text).toContain("This membership is valid");
  });
});

describe("C07 representatives", () => {
  test("are named to members, and to nobody else in any form; their addresses to nobody", async () => {
    const address = `/directory/${open.slug}`;
    const asData = `${address}?_data=routes%2F_public.directory.%24slug._index`;
    const stranger = await signInNew(portal);
    for (const browser of [portal.browser(), stranger.browser])
      for (const path of [address, asData, "/directory", "/sitemap.xml"])
        expect((await browser.get(path)).text).not.toMatch(/Canarybekova|canary@/);
    const seen = await representative.browser.get(address);
    expect(seen.text).toContain(CANARY);
    expect(seen.text).not.toContain("canary@");
  });
});

describe("the profile", () => {
  test("E05 keeps hostile names inside their JSON-LD and out of the page's markup", async () => {
    const { text, document } = await portal.browser().get(`/directory/${hostile.slug}`);
    const scripts = [...document.querySelectorAll("script")];
    expect(scripts.map((script) => script.type)).toEqual(["application/ld+json", "module"]);
    const data = JSON.parse(scripts[0]?.textContent ?? "") as Record<string, unknown>;
    expect(data).toMatchObject({ "@type": "CollegeOrUniversity", name: HOSTILE, description: HOSTILE });
    expect(text).not.toContain(`<script>alert`);
  });

  test("names its one address and the same page in every language", async () => {
    const { document } = await portal.browser().get(`/directory/${open.slug}?lng=ru`);
    const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    expect(canonical).toMatch(new RegExp(`/directory/${open.slug}$`));
    const languages = [...document.querySelectorAll("link[rel=alternate]")].map((link) =>
      link.getAttribute("hreflang"),
    );
    expect(languages).toEqual(["en", "ru", "kk", "x-default"]);
  });
});

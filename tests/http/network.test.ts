import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

/** More than one picture takes. */
const CROWD = 122;

let portal: TestPortal;
let lead: TestMember;
let uzbek: TestMember;
let visitor: Browser;
let member: Browser;

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  lead = await createMember(services, { nameEn: "Lead University" });
  uzbek = await createMember(services, { nameEn: "Uzbek University", country: "UZ" });
  const italian = await createMember(services, { nameEn: "Italian University", country: "IT" });
  await createMember(services, { nameEn: "University Alone", country: "TR" });
  const leader = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const speakers = new Map<TestMember, Viewer>();
  for (const one of [uzbek, italian]) speakers.set(one, await personOf(services, one));
  const post = async (titleEn: string, change: Partial<ProjectValues>, partners: TestMember[]) => {
    const values = completeValues(services.clock.now(), { titleEn, ...change });
    const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
    const { id: projectId } = await createProject(services, { ...wanted, upTo: "published" });
    for (const partner of partners) {
      const place = { projectId, institutionId: partner.institutionId };
      await inviteMember(services, { ...place, role: "Editor" }, leader);
      await confirmPartnership(services, place, speakers.get(partner) as Viewer);
    }
  };
  await post("Open roads", {}, [uzbek]);
  await post("canary-members-41d7 roads", { visibility: "members" }, [uzbek, italian]);
  await post("canary-invited-93b0 roads", { visibility: "invited" }, [italian]);
  const draft = completeValues(services.clock.now(), { titleEn: "canary-draft-5a11 roads" });
  await createProject(services, {
    leadInstitutionId: lead.institutionId,
    author: leader,
    values: draft,
    upTo: "draft",
  });
  visitor = portal.browser();
  const within = { role: "representative" as const, institutionId: uzbek.institutionId };
  member = (await signInNew(portal, { roles: [within] })).browser;
});

const all = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? "");

const rowsOf = (document: Document) =>
  [...document.querySelectorAll("tr.network-pair")].map((row) => all(row as unknown as Document, "a").join(" | "));

test("members are dots, shared projects lines, and the table says the same; each leads where it says", async () => {
  const { status, document } = await visitor.get("/directory?view=network");
  expect(status).toBe(200);
  expect(all(document, ".directory-views [aria-current]")).toEqual(["Network"]);
  expect([...document.querySelectorAll(".network-node")].map((node) => node.getAttribute("aria-label")).sort()).toEqual(
    [
      "Lead University, Central Asia: 1 partner, 1 joint project",
      "Uzbek University, Central Asia: 1 partner, 1 joint project",
    ],
  );
  expect(rowsOf(document)).toEqual([expect.stringMatching(/^(Lead|Uzbek) .* \| Open roads$/)]);
  const line = document.querySelector(".network-line");
  expect(line?.getAttribute("href")).toBe(document.querySelector(".network-projects a")?.getAttribute("href"));
  expect((await visitor.get(line?.getAttribute("href") ?? "")).text).toContain("Open roads");
  expect(document.querySelector("#network")?.textContent).toContain("2 of 4");
  const find = [...document.querySelectorAll("#network a")].find((link) => link.textContent === "Find partners");
  expect((await visitor.get(find?.getAttribute("href") ?? "")).status).toBe(200);
  expect(document.querySelectorAll("script[src^='/assets']")).toHaveLength(0);
});

test("a project for members is in the picture of members alone, one for the invited and a draft in nobody's", async () => {
  const forVisitor = await visitor.get("/directory?view=network");
  const forMember = await member.get("/directory?view=network");
  for (const { text } of [forVisitor, forMember]) expect(text).not.toMatch(/canary-(invited|draft)/);
  expect(forVisitor.text).not.toMatch(/canary-members|Italian University/);
  expect(forMember.text).toContain("canary-members-41d7");
  expect(rowsOf(forMember.document)).toHaveLength(3);
  // Two projects are one line to the row that names both.
  const both = [...forMember.document.querySelectorAll(".network-line")].map((line) => line.getAttribute("href") ?? "");
  const toRow = both.filter((to) => to.startsWith("#"));
  expect(toRow).toHaveLength(1);
  expect(all(forMember.document, `${toRow[0]} .network-projects a`)).toHaveLength(2);
  const names = async (browser: Browser) =>
    [...(await browser.get(`/directory/${lead.slug}`)).document.querySelectorAll(".network-pair")].map((row) =>
      [row.querySelector("th")?.textContent, row.querySelector("td.number")?.textContent].join(": "),
    );
  expect(await names(visitor)).toEqual(["Uzbek University: 1"]);
  expect(await names(member)).toEqual(["Uzbek University: 2", "Italian University: 1"]);
});

test("filters narrow it, partners beyond them stay as hollow dots, and one member is shown with its own", async () => {
  const { document } = await member.get("/directory?view=network&country=IT");
  expect(document.querySelector("input[name=view]")?.getAttribute("value")).toBe("network");
  expect(rowsOf(document)).toHaveLength(2);
  expect(document.querySelectorAll(".network-outside")).toHaveLength(2);
  expect(all(document, ".network-figures section:first-child a")).toEqual(["Italian University"]);
  const around = await visitor.get(`/directory?view=network&around=${uzbek.slug}`);
  expect(around.document.querySelector("#network")?.textContent).toContain("Only Uzbek University and its partners");
  const nobody = await visitor.get("/directory?view=network&country=TR");
  expect(all(nobody.document, "#network h2")).toEqual(["Nobody here works with another member yet"]);
  for (const [bad, nodes] of [
    ["around=%3Cb%3E%27", 2],
    ["around=nobody", 0],
    [`around=${"a".repeat(3000)}`, 2],
  ] as const)
    expect(
      (await visitor.get(`/directory?view=network&${bad}`)).document.querySelectorAll(".network-node"),
    ).toHaveLength(nodes);
  const absent = await visitor.get(`/directory?view=network&year=1999&around=${uzbek.slug}`);
  expect(all(absent.document, "#network h2")).toEqual(["The member you chose is not in this picture"]);
  const years = [...around.document.querySelectorAll(".network-years a")];
  expect(years.length).toBeGreaterThan(1);
  for (const year of years) expect(year.getAttribute("href")).toContain(`around=${uzbek.slug}`);
  expect(years[1]?.textContent).toMatch(/, 1 pair$/);
  // The board shows other projects too: no figure leads there as if it showed these.
  expect(around.document.querySelector("#network .facts-in-row a")).toBeNull();
  // A browser opens a fold for a link to what stands in it.
  const skip = around.document.querySelector(".map-skip a[href='#network-table']");
  expect(skip && around.document.querySelector("details #network-table")).not.toBeNull();
});

test("a year and an initiative narrow it, the table of years says the same, and pages of both lead there", async () => {
  const { services } = portal;
  const editor = await personOf(services, null, "coordinator");
  const initiative = await publishInitiative(services, editor);
  const leader = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const third = await createMember(services, { nameEn: "Kyrgyz University", country: "KG" });
  const months = { startMonth: "2027-01", endMonth: "2029-06" };
  const values = completeValues(services.clock.now(), {
    ...{ titleEn: "Roads of the next years", ...months, initiatives: [initiative.id] },
  });
  const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
  const { id: projectId } = await createProject(services, { ...wanted, upTo: "published" });
  const place = { projectId, institutionId: third.institutionId };
  await inviteMember(services, { ...place, role: "Editor" }, leader);
  await confirmPartnership(services, place, await personOf(services, third));

  const { document } = await visitor.get("/directory?view=network&year=2029");
  expect(rowsOf(document)).toEqual([expect.stringContaining("Roads of the next years")]);
  expect(document.querySelector(".network-pair")?.textContent).toContain("2027–2029");
  expect(all(document, ".network-years [aria-current]").join()).toContain("2029");
  expect(document.querySelector("#network")?.textContent).toMatch(/Of every hundred possible pairs/);
  const region = document.querySelector(".network-regions a")?.getAttribute("href") ?? "";
  expect(region).toContain("year=2029");
  expect(rowsOf((await visitor.get(region)).document)).toHaveLength(1);
  expect(document.querySelector("input[name=year]")?.getAttribute("value")).toBe("2029");
  expect(rowsOf((await visitor.get("/directory?view=network&year=1999")).document)).toEqual([]);

  const page = await visitor.get(`/initiatives/${initiative.slug}`);
  const section = page.document.querySelector("[aria-labelledby=together]");
  expect(section?.textContent).toContain("2 institutions work together in projects for this initiative.");
  const to = [...(section?.querySelectorAll("a") ?? [])].map((link) => link.getAttribute("href") ?? "");
  const whole = to.find((address) => address.includes("view=network")) ?? "";
  const narrowed = await visitor.get(whole.replace(/#.*/, ""));
  expect(rowsOf(narrowed.document)).toEqual([expect.stringContaining("Roads of the next years")]);
  expect(narrowed.document.querySelector("#network")?.textContent).toContain("Only projects for this initiative");

  for (const [status, seen] of [
    ["active", 1],
    ["suspended", 0],
  ] as const) {
    await setMembership(services, third, status);
    const pages = ["/directory?view=network", `/initiatives/${initiative.slug}`, `/directory/${lead.slug}`];
    for (const address of pages)
      expect([address, (await visitor.get(address)).text.includes("Kyrgyz University")]).toEqual([address, seen === 1]);
  }
});

test("of more than a picture takes those with the most partners are drawn, and how many are not", async () => {
  const { services } = portal;
  const first = await createMember(services, { nameEn: "Crowded University", country: "FR" });
  const leader = await personOf(services, first);
  const coordinator = await personOf(services, null, "coordinator");
  const crowd: TestMember[] = [];
  for (let place = 0; place < CROWD; place++)
    crowd.push(await createMember(services, { nameEn: `University ${place} of the Crowd`, country: "FR" }));
  const values = completeValues(services.clock.now(), { titleEn: "A crowd on the road" });
  const wanted = { leadInstitutionId: first.institutionId, author: leader, values, coordinator };
  const { id: projectId } = await createProject(services, { ...wanted, upTo: "published" });
  await services.withTransaction(async (tx) => {
    const invitedAt = services.clock.now();
    for (const { institutionId } of crowd)
      await tx
        .insert(projectPartners)
        .values({ projectId, institutionId, role: "Partner", status: "confirmed", invitedAt });
  });
  const { document, text } = await visitor.get("/directory?view=network&country=FR");
  expect(document.querySelectorAll(".network-node").length).toBeLessThanOrEqual(120);
  expect(document.querySelectorAll(".network-line")).toHaveLength(200);
  expect(document.querySelector("#network-picture")?.textContent).toMatch(
    /Shown: \d+ of 123 members and 200 of 7,503 pairs/,
  );
  expect(text.length).toBeLessThan(400_000);
});

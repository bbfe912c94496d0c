import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { projectsNotForUs } from "#db/schema/matching.ts";
import { institutionPeople, institutions, institutionTopics } from "#db/schema/members.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { interest } from "#tests/support/interests.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PAGE = "/projects/suggested";
const NEED = {
  ...{ role: "Archive of letters", expertise: "Letters of traders in Persian", number: 1, countries: [] as string[] },
  ...{ orgKind: "higher_education" as const, tasks: "Lend forty letters to the exhibition." },
};
const TITLES = {
  open: "Letters that everybody may read of",
  members: "Letters that members may read of",
  invited: "Letters that the invited may read of",
  draft: "Letters that nobody may read of yet",
  elsewhere: "Letters of another continent altogether",
  measured: "Houses that are measured and drawn",
};

let portal: TestPortal;
let lead: TestMember;
let archive: TestMember;
let keeper: SignedIn;
let colleague: SignedIn;
let stranger: SignedIn;

async function post(titleEn: string, change: Partial<ProjectValues> = {}, upTo: "draft" | "published" = "published") {
  const { services } = portal;
  const author = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(services.clock.now(), { titleEn, needs: [NEED], ...change });
  return createProject(services, { leadInstitutionId: lead.institutionId, author, values, coordinator, upTo });
}

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  lead = await createMember(services, { nameEn: "Lead University", country: "UZ" });
  archive = await createMember(services, { nameEn: "Keeper University" });
  const other = await createMember(services, { nameEn: "Other University", country: "IT" });
  await services.withTransaction(async (tx) => {
    const offering = { offers: ["collections"], seeks: ["translation"], languagesOfInstruction: ["kk"] };
    await tx.update(institutions).set(offering).where(eq(institutions.id, archive.institutionId));
    await tx
      .insert(institutionTopics)
      .values({ institutionId: archive.institutionId, kind: "offer", code: "collections" });
    await touchDirectory(tx, archive.institutionId);
  });
  keeper = await signInNew(portal, { roles: [{ role: "representative", institutionId: archive.institutionId }] });
  colleague = await signInNew(portal, { roles: [{ role: "project_officer", institutionId: archive.institutionId }] });
  stranger = await signInNew(portal, { roles: [{ role: "representative", institutionId: other.institutionId }] });
  await services.withTransaction((tx) =>
    tx.insert(institutionPeople).values({
      ...{ id: "spoken", institutionId: archive.institutionId, role: "representative", name: keeper.name },
      ...{ position: "", languages: ["fa", "kk"], userId: keeper.id },
    }),
  );
  await post(TITLES.open, { languages: ["fa", "en"] });
  await post(TITLES.members, { visibility: "members" });
  await post(TITLES.invited, { visibility: "invited" });
  await post(TITLES.draft, {}, "draft");
  await post(TITLES.elsewhere, { needs: [{ ...NEED, countries: ["BR"] }] });
  await post(TITLES.measured, { needs: completeValues(services.clock.now()).needs, themes: ["T10"] });
}, 120_000);

const shown = async ({ browser }: Pick<SignedIn, "browser">, address: string) => {
  const { document } = await browser.get(address);
  return Object.values(TITLES).filter((title) => document.querySelector("main")?.textContent?.includes(title));
};

const whyOf = async ({ browser }: SignedIn, address: string) =>
  [...(await browser.get(address)).document.querySelectorAll(".why")].map((why) => why.textContent ?? "");

test("a member is shown what suits it with the reason, and nothing it may not see or be", async () => {
  expect(await shown(keeper, PAGE)).toEqual([TITLES.open, TITLES.members]);
  expect(await shown(keeper, "/inbox")).toEqual([TITLES.open, TITLES.members]);
  expect((await shown(keeper, "/projects?ours=1")).toSorted()).toEqual([TITLES.members, TITLES.open].toSorted());
  const [why] = (await whyOf(keeper, PAGE)).filter((text) => text.includes("Persian"));
  expect(why).toContain("they look for Archive of letters");
  expect(why).toContain("you offer: Sharing collections and archives");
  expect(why).toContain("languages of the project that you yourself speak: Persian");
  const [asColleague] = await whyOf(colleague, PAGE);
  expect(asColleague).toContain("you offer");
  expect((await whyOf(colleague, PAGE)).join()).not.toContain("yourself");
  expect(await whyOf(stranger, "/projects")).toEqual([]);
  const anybody = { browser: portal.browser() };
  expect((await anybody.browser.get("/projects")).document.querySelectorAll(".why")).toHaveLength(0);
  expect((await anybody.browser.get("/projects?ours=1")).text).toContain("They seek what we offer");
  expect((await anybody.browser.get("/projects/feed.atom?ours=1")).status).toBe(400);
});

test("a project from which a member has withdrawn its interest is not proposed to it again, on the page of the week neither", async () => {
  const { services } = portal;
  const made = await post("Letters that were asked for and given up");
  const isProposed = async (address: string) =>
    (await keeper.browser.get(address)).document.querySelector(`main a[href^="/projects/${made.slug}"]`) !== null;
  for (const address of [PAGE, "/week"]) expect([address, await isProposed(address)]).toEqual([address, true]);
  const withdrawn = { projectId: made.id, expressedById: keeper.id, status: "withdrawn" as const };
  const values = { ...interest(archive.institutionId), role: "Archive", ...withdrawn, createdAt: services.clock.now() };
  await services.withTransaction((tx) => tx.insert(projectInterests).values(values));
  for (const address of [PAGE, "/week"]) expect([address, await isProposed(address)]).toEqual([address, false]);
});

/** The form about the first of the projects that are shown. */
async function firstRefusal({ browser }: SignedIn) {
  const forms = formsOn(browser, { page: await browser.get(PAGE), address: PAGE });
  const [first] = forms.filter(({ element }) => element.textContent?.includes("Do not propose it again"));
  if (!first) throw new Error("nothing is proposed");
  return first;
}

test("what is not for a member is kept with its reason, proposed to none of its people, and taken back", async () => {
  const untold = await (await firstRefusal(keeper)).press("Do not propose it again");
  expect([untold.answer.status, untold.page.text]).toEqual([422, expect.stringContaining("Why not")]);
  const again = await firstRefusal(keeper);
  const project = again.element.querySelector<HTMLInputElement>("[name=projectId]")?.value ?? "";
  again.choose("Why not", "Nobody free for it at present").fill("In your words, if you wish", "Our archivist is away.");
  const said = await again.press("Do not propose it again");
  expect(said.page.text).toContain("It will not be proposed to your institution again.");
  expect(said.page.text).toContain("Our archivist is away.");
  const { db } = portal.services;
  expect(await db.select().from(projectsNotForUs)).toMatchObject([
    { institutionId: archive.institutionId, projectId: project, reason: "no_people", saidById: keeper.id },
  ]);
  for (const person of [keeper, colleague]) {
    expect(await shown(person, "/inbox")).toHaveLength(1);
    expect(await shown(person, "/projects?ours=1")).toHaveLength(1);
    expect(await whyOf(person, PAGE)).toHaveLength(1);
  }
  expect(await shown(stranger, "/projects")).toContain(TITLES.open);
  const about = { institutionId: archive.institutionId, projectId: project };
  const foreign = await stranger.browser.forge(PAGE, { intent: "take_back", ...about });
  expect(foreign.status).toBe(403);
  const back = await openForm(colleague.browser, PAGE, /^Propose it again/);
  expect((await back.press(/^Propose it again/)).page.text).toContain("It may be proposed to your institution again.");
  expect(await shown(keeper, "/projects?ours=1")).toHaveLength(2);
  expect(await db.$count(projectsNotForUs)).toBe(0);
});

test("the lead is shown for each partner which members may suit, with the reason, and invites one of them", async () => {
  const project = await post("Letters that wait for a keeper");
  const leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  const desk = `/projects/${project.slug}/interests`;
  const { document } = await leader.browser.get(desk);
  const suited = [...document.querySelectorAll("section[aria-labelledby=fitting] li")].map((one) => one.textContent);
  expect(suited).toHaveLength(1);
  expect(suited[0]).toContain("Keeper University, Kazakhstan");
  expect(suited[0]).toContain("offers: Sharing collections and archives");
  expect(suited[0]).not.toContain("yourself");
  expect((await keeper.browser.get(desk)).text).not.toContain("Members that may suit");
  const link = document.querySelector("section[aria-labelledby=fitting] li a[href^='?'], a[aria-label^=Invite]");
  const to = new URL(link?.getAttribute("href") ?? "", `http://host${desk}`);
  const form = await openForm(leader.browser, to.pathname + to.search, "Invite");
  expect(form.element.querySelector<HTMLInputElement>("[name=role]")?.value).toBe(NEED.role);
  expect((await form.press("Invite")).page.text).toContain("The institution has been invited");
  expect((await leader.browser.get(desk)).document.querySelector("section[aria-labelledby=fitting]")).toBeNull();
  expect(await shown(keeper, PAGE)).not.toContain("Letters that wait for a keeper");
});

test("nobody says anything of a project that is not theirs to see, and a suspended member is proposed nothing", async () => {
  const hidden = await post("Letters that were hidden from the first", { visibility: "invited" });
  const about = { institutionId: archive.institutionId, projectId: hidden.id, reason: "timing" };
  expect((await keeper.browser.forge(PAGE, { intent: "not_for_us", ...about })).status).toBe(404);
  await setMembership(portal.services, archive, "suspended");
  expect((await keeper.browser.get(PAGE)).status).toBe(403);
  expect(await shown(keeper, "/inbox")).toEqual([]);
});

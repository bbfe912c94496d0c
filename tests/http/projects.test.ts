import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { createProject, type PostedProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import type { Role } from "#db/vocabulary.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const ROUTES = { board: "routes/_public.projects._index", page: "routes/_public.projects.$slug" };

/** Planted where only some may read; none of them may appear anywhere else. */
const CANARY = {
  description: "canary-description-71c2",
  expertise: "canary-expertise-03fa",
  tasks: "canary-tasks-9d11",
  programme: "canary-programme-5e6b",
  ethics: "canary-ethics-8a40",
  message: `canary-interest-2f7e ${"m".repeat(200)}`,
  invitedRole: "canary-invited-role-6c2d",
};

let portal: TestPortal;
let lead: TestMember;
const people: Record<string, Browser> = {};
const viewers: Record<string, SignedIn> = {};
const projects: Record<string, PostedProject> = {};

function actor({ id, name, email }: SignedIn, role: Role, institutionId: string | null = null): Viewer {
  const grant = { role, institutionId, applicationId: null, countries: null };
  return { id, name, email, locale: "en", isVerified: true, grants: [grant] };
}

async function enter(name: string, role: Role, member?: TestMember): Promise<Viewer> {
  const person = await signInNew(portal, { roles: [{ role, institutionId: member?.institutionId }] });
  people[name] = person.browser;
  viewers[name] = person;
  return actor(person, role, member?.institutionId ?? null);
}

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  lead = await createMember(services, { nameEn: "Lead University" });
  const other = await createMember(services, { nameEn: "Other University", country: "UZ" });
  const joined = await createMember(services, { nameEn: "Joined University", country: "IT" });
  const invited = await createMember(services, { nameEn: "Secretly Invited University", country: "TR" });
  const fallen = await createMember(services, { nameEn: "Fallen University", country: "TJ" });
  people.anonymous = portal.browser();
  const leader = await enter("leader", "representative", lead);
  const member = await enter("member", "representative", other);
  const partner = await enter("partner", "representative", joined);
  await enter("suspended", "representative", fallen);
  await enter("applicant", "applicant");
  const coordinator = await enter("coordinator", "coordinator");
  await enter("council", "council");
  await enter("administrator", "administrator");
  const unverified = await signInNew(portal, {
    isVerified: false,
    roles: [{ role: "representative", institutionId: other.institutionId }],
  });
  people.unverified = unverified.browser;
  const make = async (name: string, change: Partial<ProjectValues>, upTo: "draft" | "published") => {
    const values = completeValues(services.clock.now(), { titleEn: `Project ${name} of the roads`, ...change });
    const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
    projects[name] = await createProject(services, { ...wanted, upTo });
    return projects[name].id;
  };
  const [need] = completeValues(services.clock.now()).needs;
  if (!need) throw new Error("no need");
  const open = await make(
    "open",
    {
      description: CANARY.description,
      programme: CANARY.programme,
      ethicsNotes: CANARY.ethics,
      needs: [{ ...need, expertise: CANARY.expertise, tasks: CANARY.tasks }],
    },
    "published",
  );
  await make("draft", {}, "draft");
  await make(
    "settled",
    { isSeekingPartners: false, needs: [{ ...need, role: "Weavers nobody waits for" }] },
    "published",
  );
  const interest = { message: CANARY.message, countries: [], languages: [], canCoFund: false, isHeadInformed: false };
  const values = { ...interest, institutionId: other.institutionId, needId: "other", role: "Translator" };
  await expressInterest(services, { projectId: open, values }, member);
  const place = { projectId: open, institutionId: joined.institutionId };
  await inviteMember(services, { ...place, role: "Editor" }, leader);
  await confirmPartnership(services, place, partner);
  await inviteMember(
    services,
    { projectId: open, institutionId: invited.institutionId, role: CANARY.invitedRole },
    leader,
  );
  await setMembership(services, fallen, "suspended");
});

const at = (name: string, page = "") => `/projects/${projects[name]?.slug}${page}`;
describe("C07 what is planted is read only by those it is for", () => {
  const details = ["description", "expertise", "tasks", "programme", "ethics"] as const;
  const addresses = [() => "/projects", () => at("open"), () => `/directory/${lead.slug}`, () => "/projects?q=canary"];

  async function everythingFor(name: string): Promise<string> {
    const browser = people[name] as Browser;
    const pages = await Promise.all([
      ...addresses.map((address) => browser.get(address())),
      browser.get(`${at("open")}?_data=${ROUTES.page}`),
      browser.get(`/projects?_data=${ROUTES.board}`),
    ]);
    return pages.map(({ text }) => text).join("\n");
  }

  test.each(["anonymous", "suspended", "applicant", "unverified"])(
    "%s reads the summary and nothing more",
    async (name) => {
      const text = await everythingFor(name);
      expect(text).toContain("caravanserais");
      for (const value of Object.values(CANARY)) expect(text).not.toContain(value.slice(0, 22));
      expect(text).not.toContain("Secretly Invited");
    },
  );

  test.each(["member", "council", "administrator"])(
    "%s reads the whole project, but not who was invited or who asked",
    async (name) => {
      const text = await everythingFor(name);
      for (const key of details) expect(text, key).toContain(CANARY[key]);
      expect(text).not.toContain("Secretly Invited");
      expect(text).not.toContain("canary-interest");
      expect(text).not.toContain(CANARY.invitedRole);
    },
  );

  test("an interest is read by its sender and the lead institution only", async () => {
    const read = async (name: string) => (await (people[name] as Browser).get(at("open", "/interests"))).text;
    expect(await read("leader")).toContain("canary-interest");
    expect(await read("member")).toContain("canary-interest");
    expect(await read("partner")).not.toContain("canary-interest");
    expect(await read("partner")).not.toContain(CANARY.invitedRole);
    expect(await read("member")).not.toContain("Secretly Invited");
    expect(await read("leader")).toContain("Secretly Invited");
  });

  test("no page of the room shows an address of a person", async () => {
    const addressesOfPeople = Object.values(viewers).map(({ email }) => email);
    const pages = [
      () => "/projects",
      () => at("open"),
      () => at("open", "/interests"),
      () => at("open", "/edit"),
      () => "/projects/mine",
    ];
    for (const name of ["anonymous", "leader", "member", "partner", "coordinator"]) {
      for (const address of pages) {
        const { text } = await (people[name] as Browser).get(address());
        for (const email of addressesOfPeople) expect(text).not.toContain(email);
      }
    }
  });
});

test("a project that seeks no partners shows no place that is open, whatever was typed", async () => {
  const page = await (people.anonymous as Browser).get(at("settled"));
  expect([page.status, page.text.includes("Weavers nobody waits for")]).toEqual([200, false]);
});

test("a suspended lead's project is 404 for strangers and members, with a badge for partners and the secretariat", async () => {
  await setMembership(portal.services, lead, "suspended");
  try {
    const statusFor = async (name: string) => (await (people[name] as Browser).get(at("open"))).status;
    expect(await Promise.all(["anonymous", "suspended", "member"].map(statusFor))).toEqual([404, 404, 404]);
    expect(await Promise.all(["partner", "coordinator", "administrator"].map(statusFor))).toEqual([200, 200, 200]);
    const seen = await (people.partner as Browser).get(at("open"));
    expect(seen.text).toContain("Membership of the lead institution not in force");
    expect(seen.document.querySelector(`a[href="/directory/${lead.slug}"]`)).toBeNull();
    expect((await (people.anonymous as Browser).get("/projects")).text).not.toContain("Project open of the roads");
    expect((await (people.leader as Browser).get("/projects/new")).status).toBe(403);
  } finally {
    await setMembership(portal.services, lead, "active");
  }
});

test("public pages of the board send one small script at most, and name their one address", async () => {
  for (const [address, script] of [
    ["/projects", "/filters.js"],
    [at("open"), "/copy-address.js"],
  ] as const) {
    const { document, text } = await (people.anonymous as Browser).get(address);
    const scripts = [...document.querySelectorAll("script:not([type='application/ld+json'])")];
    expect(scripts.map((one) => one.getAttribute("src"))).toEqual([script]);
    expect(document.querySelector("link[rel=canonical]")?.getAttribute("href")).toMatch(new RegExp(`${address}$`));
    expect(document.querySelectorAll("link[rel=alternate][hreflang]").length).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/style="/);
  }
  const { document } = await (people.leader as Browser).get(at("draft"));
  expect(document.querySelector("meta[name=robots]")?.getAttribute("content")).toBe("noindex");
});

test.each(["en", "ru", "kk"])("the pages of the room are whole in %s", async (lng) => {
  const pages = [
    "/projects",
    at("open"),
    at("open", "/edit"),
    at("open", "/interests"),
    at("open", "/state"),
    "/projects/mine",
  ];
  for (const address of pages) {
    const { document } = await (people.leader as Browser).get(`${address}?lng=${lng}`);
    expect(document.documentElement.lang).toBe(lng);
    const main = document.querySelector("main")?.textContent ?? "";
    expect(main).not.toMatch(
      /\b(projects|common|vocabulary|errors):[a-z]|\{\{|\b(field|form|page)\.[a-z]|undefined|\[object/,
    );
  }
  await (people.leader as Browser).get("/projects?lng=en");
});

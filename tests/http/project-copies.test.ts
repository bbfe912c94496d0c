import { and, eq, like } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { projectAt } from "#tests/support/project-page.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const COPY = "Copy as a new project";
const NOTE = "Zeisigvogel: please write more about the partners.";

let portal: TestPortal;
let lead: TestMember;
let leader: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  lead = await createMember(portal.services, { nameEn: "Copying University" });
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

async function post(titleEn: string, change: Partial<ProjectValues> = {}, upTo: "draft" | "published" = "published") {
  const { services } = portal;
  const people = { author: await actorOf(portal, leader.id), coordinator: await actorOf(portal, coordinator.id) };
  const values = completeValues(services.clock.now(), { titleEn, ...change });
  return createProject(services, { leadInstitutionId: lead.institutionId, ...people, values, upTo });
}

const turn = (id: string, change: Partial<typeof projects.$inferInsert>) =>
  portal.services.withTransaction((tx) => tx.update(projects).set(change).where(eq(projects.id, id)));

const copiesOf = (title: string) =>
  portal.services.db
    .select()
    .from(projects)
    .where(and(like(projects.titleEn, `${title} (copy%`)));

describe("a project is copied as a new one", () => {
  test("from its page, with its answers and none of what happened to it, and a button pressed twice begins one draft", async () => {
    const { id, slug } = await post("Maps of the old bazaar", {
      ...{ titleRu: "Карты старого базара", startMonth: "2020-03", endMonth: "2099-03", callDeadline: "2020-01-31" },
      ...{ fundingStatus: "seeking", programme: "Heritage fund" },
      partners: [{ name: "Museum of Roads", country: "KG", role: "Lends maps" }],
    });
    await turn(id, { status: "declined", declineReason: "duplicate", moderationNote: NOTE });
    const other = await createMember(portal.services, { nameEn: "Confirmed University" });
    await portal.services.withTransaction((tx) =>
      tx.insert(projectPartners).values({
        ...{ projectId: id, institutionId: other.institutionId, role: "Draws", status: "confirmed" },
        invitedAt: portal.services.clock.now(),
      }),
    );
    const form = await openForm(leader.browser, `/projects/${slug}`, COPY);
    const [first, second] = [await form.press(COPY), await form.press(COPY)];
    expect(first.address).toBe("/projects/maps-of-the-old-bazaar-copy/edit?done=copied");
    const title = first.page.document.querySelector("[name='titleEn']");
    expect(title?.closest("details")?.hasAttribute("open")).toBe(true);
    expect(second.address).toBe(first.address);
    expect(await copiesOf("Maps of the old bazaar")).toHaveLength(1);
    expect(first.page.text).toContain("Dates that are past and the partners named there were left out");
    const draft = first.form("Submit the project");
    expect(draft.read("Title in English")).toBe("Maps of the old bazaar (copy)");
    expect(draft.read("Title in Russian")).toBe("Карты старого базара (копия)");
    expect(draft.read("Summary")).toContain("Universities of three countries");
    expect(draft.read("Programme or call")).toBe("Heritage fund");
    expect([draft.read("First month"), draft.read("Deadline of the call")]).toEqual(["", ""]);
    expect(draft.read("Last month")).toContain("2099");
    expect(draft.read(["Partner need 1", "Role"])).toBe("University with a school of architecture");
    expect(first.page.text).not.toContain("Museum of Roads");
    expect(first.page.text).not.toContain(NOTE);
    const copy = await projectAt(portal, "maps-of-the-old-bazaar-copy");
    expect(copy).toMatchObject({
      ...{ status: "draft", moderationNote: null, declineReason: null, submittedAt: null, publishedAt: null },
      ...{ leadInstitutionId: lead.institutionId, leadUserId: leader.id, finalSummary: null },
    });
    expect((await projectAt(portal, slug)).status).toBe("declined");
  });

  test("in every state it may be in, an unfinished draft as it was typed", async () => {
    const drafted = await post("Copied while a draft", { summary: "Unfinished" }, "draft");
    const { slug, id } = await post("Copied in any state");
    const copied: string[] = [];
    const states = ["submitted", "changes_requested", "open", "closed_to_partners", "completed", "archived"] as const;
    for (const status of states satisfies readonly ProjectStatus[]) {
      await turn(id, { status });
      const { address } = await (await openForm(leader.browser, `/projects/${slug}`, COPY)).press(COPY);
      const [path = ""] = address.split("?");
      copied.push(path);
      await turn((await projectAt(portal, path.split("/")[2] ?? "")).id, { createdAt: new Date(0) });
    }
    expect(new Set(copied).size).toBe(states.length);
    const copy = await (await openForm(leader.browser, `/projects/${drafted.slug}`, COPY)).press(COPY);
    expect(copy.form("Submit the project").read("Summary")).toBe("Unfinished");
  });

  test("from one's own list, each by a button of its own that names its project", async () => {
    await post("Listed once more");
    const page = await leader.browser.get("/projects/mine");
    const buttons = [...page.document.querySelectorAll("button")].map((one) => one.textContent?.trim());
    expect(buttons).toContain(`${COPY}: Listed once more`);
    const form = await openForm(leader.browser, "/projects/mine", `${COPY}: Listed once more`);
    const { address } = await form.press(`${COPY}: Listed once more`);
    expect(address).toBe("/projects/listed-once-more-copy/edit?done=copied");
  });

  test("by whoever may post for its institution, and by nobody else", async () => {
    const { slug } = await post("Not for everybody");
    const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId: lead.institutionId }] });
    const officer = await signInNew(portal, {
      roles: [{ role: "project_officer", institutionId: lead.institutionId }],
    });
    const other = await createMember(portal.services, { nameEn: "Looking University" });
    const looking = await signInNew(portal, {
      roles: [{ role: "representative", institutionId: other.institutionId }],
    });
    const sees = async ({ browser }: SignedIn) => (await browser.get(`/projects/${slug}`)).text.includes(COPY);
    expect([await sees(officer), await sees(editor), await sees(looking)]).toEqual([true, false, false]);
    expect((await editor.browser.get("/projects/mine")).text).not.toContain(COPY);
    const { text } = await portal.browser().get(`/projects/${slug}`);
    expect(text).not.toContain(COPY);
    expect((await leader.browser.get(`/projects/${slug}/copy`)).location).toBe(`/projects/${slug}`);
    expect(await copiesOf("Not for everybody")).toEqual([]);
  });

  test("an initiative that was withdrawn meanwhile is not taken along", async () => {
    const draft = await post("Named a lost initiative", {}, "draft");
    const row = await projectAt(portal, draft.slug);
    await turn(draft.id, { typed: { ...row.typed, initiatives: ["3f0a6a0e-0000-4000-8000-000000000000"] } });
    await (await openForm(leader.browser, `/projects/${draft.slug}`, COPY)).press(COPY);
    const [copy] = await copiesOf("Named a lost initiative");
    expect(copy?.typed).not.toHaveProperty("initiatives");
  });
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let leader: SignedIn;
let partner: SignedIn;
let slug: string;

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  const lead = await createMember(services, { nameEn: "Listing University" });
  const other = await createMember(services, { nameEn: "Choosing University", country: "GE" });
  leader = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  partner = await signInNew(portal, { roles: [{ role: "representative", institutionId: other.institutionId }] });
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const project = await createProject(services, {
    leadInstitutionId: lead.institutionId,
    author: await actorOf(portal, leader.id),
    values: completeValues(services.clock.now(), { titleEn: "Lists of the world" }),
    upTo: "published",
    coordinator: await actorOf(portal, coordinator.id),
  });
  slug = project.slug;
});

describe("countries of an interest and of a partner need (found F159)", () => {
  test("stand in groups of boxes, the likely ones first and in sight", async () => {
    const form = await openForm(partner.browser, `/projects/${slug}/interests`, "Send to the lead institution");
    expect(form.element.querySelector("select[multiple]")).toBeNull();
    const likely = form.element.querySelector("details[open]");
    const names = [...(likely?.querySelectorAll("label") ?? [])].map((label) => label.textContent);
    expect(names).toEqual(["Georgia", "Kazakhstan", "Uzbekistan"]);
    const labels = [...form.element.querySelectorAll("label")].map((label) => label.textContent);
    for (const name of names) expect(labels.filter((label) => label === name)).toHaveLength(1);
    form
      .choose("Role you offer to take", "Another role")
      .fill("Role", "Interpreters")
      .fill("What your institution brings", "We bring interpreters of nine languages to the bazaars. ".repeat(5))
      .tick(["Countries and sites", "Own and likely countries", "Georgia"])
      .tick(["Countries and sites", "Northern Africa", "Egypt"]);
    expect((await form.press("Send to the lead institution")).answer.status).toBe(302);
    const [row] = await portal.services.db.select().from(projectInterests);
    expect(row?.countries.toSorted()).toEqual(["EG", "GE"]);
  });

  test("of a need are kept, and stand open when some are chosen", async () => {
    const address = `/projects/${slug}/edit`;
    const form = await openForm(leader.browser, address);
    expect(form.element.querySelector("select[multiple]")).toBeNull();
    const need = "Partner need 1";
    expect(form.read([need, "Italy"])).toBe(true);
    form.tick([need, "Kazakhstan"]).untick([need, "Italy"]);
    await form.press("Save");
    const after = await openForm(leader.browser, address);
    expect([after.read([need, "Kazakhstan"]), after.read([need, "Italy"]), after.read([need, "Türkiye"])]).toEqual([
      true,
      false,
      true,
    ]);
    const [row] = await portal.services.db.select().from(projects).where(eq(projects.slug, slug));
    expect(row?.titleEn).toBe("Lists of the world");
  });
});

describe("languages of the application (found F159)", () => {
  const seed = SEED_APPLICATIONS.find(({ key }) => key === "university-of-turin") ?? SEED_APPLICATIONS[0];

  async function draft(section: string) {
    const person = await signInNew(portal);
    const { applicationId } = await createDraft(portal.services, viewerOf(person), {
      precheck: { ...seed?.precheck },
      sections: seed?.sections as AnswersBySection,
    });
    const address = `/applications/${applicationId}/${section}`;
    const answers = async () => (await getFullApplication(portal.services.db, applicationId))?.answers ?? {};
    return { browser: person.browser, address, answers };
  }

  test("the likely ones are boxes, every other one is in a list of its own, for both people", async () => {
    const { browser, address, answers } = await draft("representatives");
    const form = await openForm(browser, address);
    expect(form.controls.filter((one) => one.matches("[type=checkbox]")).length).toBeLessThan(60);
    form
      .tick(["Primary representative", "Languages for correspondence", "Italian"])
      .choose(["Primary representative", "Languages for correspondence", "Another language"], "Quechua")
      .choose(["Primary representative", "Languages for correspondence", "And one more"], "Georgian")
      .choose(["Alternate representative", "Languages for correspondence", "Another language"], "Tajik");
    expect((await form.press("Save and continue")).answer.status).toBe(302);
    const people = (await answers()).representatives as Record<string, { languages: string[] }>;
    expect(people.primary?.languages).toEqual(expect.arrayContaining(["it", "qu", "ka"]));
    expect(people.alternate?.languages).toContain("tg");

    const again = await openForm(browser, address);
    const path = ["Primary representative", "Languages for correspondence"] as const;
    expect([again.read([...path, "Quechua"]), again.read([...path, "Georgian"])]).toEqual([true, true]);
    expect(again.read([...path, "Another language"])).toBe("");
    again.untick([...path, "Quechua"]);
    await again.press("Save and continue");
    const now = (await answers()).representatives as Record<string, { languages: string[] }>;
    expect(now.primary?.languages).toContain("ka");
    expect(now.primary?.languages).not.toContain("qu");
  });

  test("choosing what is ticked already counts once", async () => {
    const { browser, address, answers } = await draft("academic");
    const form = await openForm(browser, address);
    form
      .tick(["Languages of instruction or work", "English"])
      .choose(["Languages of instruction or work", "Another language"], "Latin")
      .choose(["Languages of instruction or work", "And one more"], "Latin");
    expect((await form.press("Save and continue")).answer.status).toBe(302);
    const { languages_of_instruction: languages } = (await answers()).academic as Record<string, string[]>;
    expect(languages?.filter((code) => code === "la")).toEqual(["la"]);
  });

  test("countries of partners are grouped by region, the own country first", async () => {
    const { browser, address, answers } = await draft("academic");
    const form = await openForm(
      browser,
      "/applications" + address.slice("/applications".length).replace("academic", "engagement"),
    );
    expect(form.control(["Countries of partners", "Own country", "Italy"]).closest("details")?.open).toBe(true);
    form.tick(["Countries of partners", "Peru"]);
    await form.press("Save and continue");
    const { partner_countries: countries } = (await answers()).engagement as Record<string, string[]>;
    expect(countries).toContain("PE");
  });
});

import { describe, expect, it } from "vitest";
import { isCountryCode } from "#db/countries.ts";
import { SEED_MEMBERS } from "#app/demo/data/members.ts";
import { SEED_PROJECTS } from "#app/demo/data/projects.ts";
import { SEED_INTERESTS } from "#app/demo/data/projects/interests.ts";
import { INTEREST_STATUSES, PROJECT_STATUSES } from "#db/vocabulary.ts";
import * as forms from "#db/vocabulary-forms.ts";
import * as taxonomies from "#db/vocabulary-taxonomies.ts";
import { duplicatesOf, SLUG, spokespersonsOf, strangersTo, textsIn } from "#tests/support/seed-data.ts";

const memberSlugs = SEED_MEMBERS.map((member) => member.slug);

describe("projects", () => {
  it("stand in the states a visitor should see", () => {
    const count = (status: string) => SEED_PROJECTS.filter((project) => project.status === status).length;
    expect(SEED_PROJECTS).toHaveLength(43);
    expect(Object.fromEntries(PROJECT_STATUSES.map((status) => [status, count(status)]))).toEqual({
      draft: 2,
      submitted: 2,
      changes_requested: 2,
      open: 24,
      closed_to_partners: 5,
      completed: 5,
      archived: 1,
      declined: 1,
      hidden: 1,
    });
    expect(duplicatesOf(SEED_PROJECTS.map((project) => project.slug))).toEqual([]);
  });

  it.each(SEED_PROJECTS.map((project) => [project.slug, project] as const))("%s uses known codes", (slug, project) => {
    expect(slug).toMatch(SLUG);
    expect(forms.PROJECT_KINDS).toContain(project.kind);
    expect(strangersTo(taxonomies.THEMES, project.themes)).toEqual([]);
    expect(strangersTo(taxonomies.SDGS, project.sdgs)).toEqual([]);
    expect(strangersTo(taxonomies.ISCED_NARROW, project.fields)).toEqual([]);
    expect(strangersTo(taxonomies.UNESCO_FIELDS, project.unescoFields)).toEqual([]);
    expect(strangersTo(taxonomies.LANGUAGES, project.workingLanguages)).toEqual([]);
    expect(strangersTo(forms.TARGET_GROUPS, project.targetGroups)).toEqual([]);
    const countries = [...project.countries, ...project.partnerNeeds.flatMap((need) => need.countries)];
    expect(countries.filter((code) => !isCountryCode(code))).toEqual([]);
  });

  it.each(SEED_PROJECTS.map((project) => [project.slug, project] as const))(
    "%s keeps the rules of posting",
    (_, project) => {
      expect(project.title.en.length).toBeGreaterThanOrEqual(10);
      expect(Math.max(...textsIn(project.title).map((title) => title.length))).toBeLessThanOrEqual(200);
      // What is not handed in may still be short.
      const least = (length: number) => (project.status === "draft" ? 1 : length);
      expect(project.summary.length).toBeGreaterThanOrEqual(least(300));
      expect(project.summary.length).toBeLessThanOrEqual(900);
      expect(project.description.length).toBeGreaterThanOrEqual(least(600));
      expect(project.description.length).toBeLessThanOrEqual(2000);
      expect(project.themes.length).toBeLessThanOrEqual(3);
      expect(project.unescoFields.length).toBeLessThanOrEqual(2);
      const months = project.endsInMonths - project.startsInMonths;
      expect(months).toBeGreaterThanOrEqual(1);
      expect(months).toBeLessThanOrEqual(60);
    },
  );

  it("ask for partners only while open, and answer before the call closes", () => {
    for (const project of SEED_PROJECTS) {
      if (project.status === "open") {
        expect(project.partnerNeeds.length).toBeGreaterThanOrEqual(1);
        expect(project.partnerNeeds.length).toBeLessThanOrEqual(5);
        expect(project.answerInDays).toBeGreaterThan(-project.createdDaysAgo);
      }
      expect(project.answerInDays ?? 0).toBeLessThanOrEqual(project.callDeadlineInDays ?? Infinity);
      if (project.status === "draft") continue;
      if (project.fundingStatus === "seeking" || project.fundingStatus === "applied") {
        expect(project.programme).toBeTruthy();
      }
      if (project.status === "completed") expect(project.endsInMonths).toBeLessThan(0);
    }
    const isPast = ({ status, answerInDays = 0 }: (typeof SEED_PROJECTS)[number]) =>
      status === "open" && answerInDays < 0;
    expect(SEED_PROJECTS.filter(isPast).length).toBeGreaterThan(0);
  });

  it("are led and joined by members that may", () => {
    for (const project of SEED_PROJECTS) {
      const lead = SEED_MEMBERS.find((member) => member.slug === project.lead);
      expect(lead?.status).toBe("active");
      expect(lead?.category).not.toBe("observer");
      expect(spokespersonsOf(project.lead)).toContain(project.leadPerson);
      const partners = project.partners.flatMap((partner) => ("member" in partner ? [partner.member] : []));
      expect(strangersTo(memberSlugs, partners)).toEqual([]);
      expect(duplicatesOf([project.lead, ...partners])).toEqual([]);
    }
  });
});

describe("interests", () => {
  it("come from other active members and name an existing need of a project on the board", () => {
    expect(SEED_INTERESTS).toHaveLength(17);
    expect(new Set(SEED_INTERESTS.map(({ status }) => status))).toEqual(new Set(INTEREST_STATUSES));
    for (const interest of SEED_INTERESTS) {
      const project = SEED_PROJECTS.find((one) => one.slug === interest.project);
      expect(["open", "closed_to_partners"]).toContain(project?.status);
      expect(project?.lead).not.toBe(interest.member);
      if (interest.need !== "other") expect(project?.partnerNeeds[interest.need]?.role).toBe(interest.role);
      expect(SEED_MEMBERS.find((member) => member.slug === interest.member)?.status).toBe("active");
      expect(spokespersonsOf(interest.member)).toContain(interest.person);
      expect(interest.message.length).toBeGreaterThanOrEqual(200);
      expect(interest.message.length).toBeLessThanOrEqual(2000);
      expect(interest.declineReason !== undefined).toBe(interest.status === "declined");
      expect(interest.sentDaysAgo).toBeLessThanOrEqual(project?.createdDaysAgo ?? 0);
    }
  });

  it("have made those accepted partners of the project", () => {
    for (const interest of SEED_INTERESTS.filter((one) => one.status === "accepted")) {
      const project = SEED_PROJECTS.find((one) => one.slug === interest.project);
      expect(project?.partners).toContainEqual(expect.objectContaining({ member: interest.member }));
    }
  });
});

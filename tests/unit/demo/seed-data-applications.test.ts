import { describe, expect, it } from "vitest";
import { isCountryCode } from "#db/countries.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import { SEED_MEMBERS } from "#app/demo/data/members.ts";
import * as forms from "#db/vocabulary-forms.ts";
import * as taxonomies from "#db/vocabulary-taxonomies.ts";
import { strangersTo } from "#tests/support/seed-data.ts";

const institutionIds = SEED_INSTITUTIONS.map((institution) => institution.id);

describe("applications", () => {
  it("fill a queue with cases at every stage, for institutions that are not members yet", () => {
    const statuses = [
      ...["draft", "awaiting_head", "submitted", "in_check", "info_requested", "recommended", "approved"],
      ...["deferred", "formalities", "refused", "appeal", "refused_final", "withdrawn", "expired"],
    ];
    expect(new Set(SEED_APPLICATIONS.map((application) => application.status))).toEqual(new Set(statuses));
    expect(SEED_APPLICATIONS.length).toBeGreaterThan(30);
    for (const { rorId } of SEED_APPLICATIONS) {
      expect(institutionIds).toContain(rorId);
      expect(SEED_MEMBERS.map((member) => member.rorId)).not.toContain(rorId);
    }
  });

  it.each(SEED_APPLICATIONS.filter((one) => one.status !== "draft").map((one) => [one.key, one] as const))(
    "%s answers every section",
    (_, { sections }) => {
      expect(Object.keys(sections)).toHaveLength(9);
      const motivation = sections.motivation as Record<string, string>;
      expect(motivation.motivation?.length).toBeGreaterThanOrEqual(600);
      expect(motivation.motivation?.length).toBeLessThanOrEqual(3000);
      expect(motivation.planned_contribution?.length).toBeGreaterThanOrEqual(300);
      expect(motivation.planned_contribution?.length).toBeLessThanOrEqual(2000);
      const activities = (sections.motivation?.past_activities ?? []) as { type: string; description: string }[];
      expect(activities.length).toBeGreaterThanOrEqual(1);
      expect(
        strangersTo(
          forms.ACTIVITY_TYPES,
          activities.map((activity) => activity.type),
        ),
      ).toEqual([]);
      for (const activity of activities) expect(activity.description.length).toBeLessThanOrEqual(500);
    },
  );

  it.each(SEED_APPLICATIONS.map((one) => [one.key, one] as const))("%s uses known codes", (_, { sections }) => {
    const codes = (section: keyof typeof sections, field: string) => (sections[section]?.[field] ?? []) as string[];
    expect(taxonomies.INSTITUTION_TYPES).toContain(sections.identity?.inst_type);
    expect(isCountryCode(String(sections.identity?.country))).toBe(true);
    expect(forms.ACCREDITATION_STATES).toContain(sections.legal?.accredited);
    expect(strangersTo(taxonomies.DEGREE_LEVELS, codes("legal", "degrees"))).toEqual([]);
    expect(strangersTo(forms.ASSOCIATIONS, codes("legal", "assoc_memberships"))).toEqual([]);
    expect(strangersTo(taxonomies.ISCED_NARROW, codes("academic", "fields_of_study"))).toEqual([]);
    expect(strangersTo(taxonomies.LANGUAGES, codes("academic", "languages_of_instruction"))).toEqual([]);
    expect(strangersTo(taxonomies.UNESCO_LINKS, codes("engagement", "unesco_links"))).toEqual([]);
    expect(strangersTo(taxonomies.THEMES, codes("motivation", "themes"))).toEqual([]);
    expect(strangersTo(taxonomies.SDGS, codes("motivation", "sdgs"))).toEqual([]);
    expect(
      strangersTo(forms.COOPERATION_OFFERS, [...codes("motivation", "offers"), ...codes("motivation", "seeks")]),
    ).toEqual([]);
  });
});

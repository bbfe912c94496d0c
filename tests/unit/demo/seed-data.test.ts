import { describe, expect, it } from "vitest";
import { isCountryCode } from "#db/countries.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import { SEED_MEMBERS } from "#app/demo/data/members.ts";
import { DEMO_PASSWORD, SEED_PEOPLE } from "#app/demo/data/people.ts";
import { SEED_PROJECTS } from "#app/demo/data/projects.ts";
import { SEED_INTERESTS } from "#app/demo/data/projects/interests.ts";
import { LOCALES } from "#db/locales.ts";
import * as vocabulary from "#db/vocabulary.ts";
import * as forms from "#db/vocabulary-forms.ts";
import * as taxonomies from "#db/vocabulary-taxonomies.ts";
import { duplicatesOf, SLUG, strangersTo, textsIn } from "#tests/support/seed-data.ts";

const ROR_ID = /^https:\/\/ror\.org\/0[a-hj-km-np-tv-z0-9]{6}\d{2}$/;
const DEMO_EMAIL = /^[a-z.]+@([a-z0-9-]+)\.example$/;
const LONGEST_DOMAIN_LABEL = 63;
const wordsIn = (text: string) => text.split(/\s+/).length;
const institutionIds = SEED_INSTITUTIONS.map((institution) => institution.id);
const CENTRAL_ASIA = new Set(["KZ", "KG", "TJ", "TM", "UZ"]);
const countryOf = ({ rorId }: (typeof SEED_MEMBERS)[number]) =>
  SEED_INSTITUTIONS.find(({ id }) => id === rorId)?.locations[0]?.geonames_details.country_code ?? "";
const memberSlugs = SEED_MEMBERS.map((member) => member.slug);

describe("institutions", () => {
  it("are many, from many countries, each once", () => {
    expect(SEED_INSTITUTIONS.length).toBeGreaterThanOrEqual(62);
    expect(duplicatesOf(institutionIds)).toEqual([]);
    expect(
      new Set(SEED_INSTITUTIONS.map((one) => one.locations[0]?.geonames_details.country_code)).size,
    ).toBeGreaterThan(20);
  });

  it.each(SEED_INSTITUTIONS.map((one) => [one.id, one] as const))(
    "%s is a whole registry record",
    (id, institution) => {
      expect(id).toMatch(ROR_ID);
      expect(institution.names.filter((name) => name.types.includes("ror_display"))).toHaveLength(1);
      expect(institution.names.some((name) => name.lang === "en")).toBe(true);
      const isMember = SEED_MEMBERS.some(({ rorId }) => rorId === id);
      expect(!isMember || institution.names.some((name) => name.lang === "ru")).toBe(true);
      expect(duplicatesOf(institution.names.map((name) => `${name.lang}:${name.value}`))).toEqual([]);
      const place = institution.locations[0]?.geonames_details;
      expect(isCountryCode(place?.country_code ?? "")).toBe(true);
      expect(Math.abs(place?.lat ?? 99)).toBeLessThan(75);
      expect(Math.abs(place?.lng ?? 199)).toBeLessThan(180);
      for (const link of institution.links) expect(URL.canParse(link.value)).toBe(true);
    },
  );
});

describe("members", () => {
  it("are sixty or more in thirty countries or more, one of them suspended, each institution once", () => {
    expect(SEED_MEMBERS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(SEED_MEMBERS.map(countryOf)).size).toBeGreaterThanOrEqual(30);
    expect(SEED_MEMBERS.filter((member) => CENTRAL_ASIA.has(countryOf(member))).length).toBeGreaterThanOrEqual(20);
    expect(SEED_MEMBERS.filter((member) => member.status === "suspended")).toHaveLength(1);
    expect(duplicatesOf(SEED_MEMBERS.map((member) => member.rorId))).toEqual([]);
    expect(duplicatesOf(memberSlugs)).toEqual([]);
    expect(memberSlugs).not.toContain("new");
    expect(new Set(SEED_MEMBERS.map((member) => member.category))).toEqual(new Set(vocabulary.MEMBERSHIP_CATEGORIES));
  });

  it.each(SEED_MEMBERS.map((member) => [member.slug, member] as const))("%s uses known codes", (slug, member) => {
    expect(slug).toMatch(SLUG);
    expect(slug.length).toBeLessThanOrEqual(LONGEST_DOMAIN_LABEL);
    expect(institutionIds).toContain(member.rorId);
    expect(taxonomies.INSTITUTION_TYPES).toContain(member.institutionType);
    expect(taxonomies.CONTROLS).toContain(member.control);
    expect(forms.HEAD_POSITIONS).toContain(member.head.position);
    expect(strangersTo(taxonomies.THEMES, member.themes)).toEqual([]);
    expect(strangersTo(taxonomies.ISCED_NARROW, member.fieldsOfStudy)).toEqual([]);
    expect(strangersTo(taxonomies.DEGREE_LEVELS, member.degreeLevels)).toEqual([]);
    expect(strangersTo(taxonomies.LANGUAGES, member.languagesOfInstruction)).toEqual([]);
    expect(strangersTo(forms.COOPERATION_OFFERS, [...member.offers, ...member.seeks])).toEqual([]);
    expect(strangersTo(taxonomies.UNESCO_LINKS, member.unescoLinks)).toEqual([]);
  });

  it.each(SEED_MEMBERS.map((member) => [member.slug, member] as const))(
    "%s keeps the lengths of the form",
    (_, member) => {
      expect(member.themes.length).toBeGreaterThanOrEqual(1);
      expect(member.themes.length).toBeLessThanOrEqual(5);
      expect(member.fieldsOfStudy.length).toBeGreaterThanOrEqual(1);
      expect(member.fieldsOfStudy.length).toBeLessThanOrEqual(15);
      expect(wordsIn(member.profile.en)).toBeGreaterThanOrEqual(60);
      for (const text of Object.values(member.profile)) expect(wordsIn(text)).toBeLessThanOrEqual(140);
      expect(member.memberSince).toMatch(/^2026-\d{2}-\d{2}$/);
    },
  );

  it("write about themselves in Russian or Kazakh in twenty cases or more", () => {
    expect(SEED_MEMBERS.filter((member) => member.profile.ru ?? member.profile.kk).length).toBeGreaterThanOrEqual(20);
  });

  it("write each in its own words: no sentence stands in two profiles, and no two begin alike", () => {
    const texts = SEED_MEMBERS.flatMap(({ profile }) => Object.values(profile));
    expect(duplicatesOf(texts.flatMap((text) => text.split(/(?<=[.?!])\s+/)))).toEqual([]);
    const beginnings = texts.map((text) => text.split(/\s+/).slice(0, 5).join(" "));
    expect(duplicatesOf(beginnings)).toEqual([]);
  });

  it("are real institutions, so none is given a chair or a network of UNESCO that it may not have", () => {
    const given = SEED_MEMBERS.flatMap(({ unescoLinks }) => unescoLinks);
    expect(given.filter((link) => ["unesco_chair", "unitwin", "category_2_centre"].includes(link))).toEqual([]);
  });

  it("have two distinct representatives each, on the member's own reserved domain", () => {
    for (const member of SEED_MEMBERS) {
      const [primary, alternate] = member.representatives;
      expect(primary.fullName).not.toBe(alternate.fullName);
      for (const person of member.representatives) expect(DEMO_EMAIL.exec(person.email)?.[1]).toBe(member.slug);
    }
    const everybody = SEED_MEMBERS.flatMap((member) => [member.head, ...member.representatives]);
    expect(duplicatesOf(everybody.map((person) => person.fullName))).toEqual([]);
  });
});

describe("people", () => {
  it("cover the roles and two languages beside English", () => {
    const roles = SEED_PEOPLE.map((person) => person.role);
    for (const role of [
      "applicant",
      "coordinator",
      "council",
      "reviewer",
      "representative",
      "administrator",
    ] as const) {
      expect(roles).toContain(role);
    }
    expect(new Set(SEED_PEOPLE.map((person) => person.locale))).toEqual(new Set(LOCALES));
    expect(duplicatesOf(SEED_PEOPLE.map((person) => person.email))).toEqual([]);
    for (const person of SEED_PEOPLE) expect(person.email).toMatch(/@demo\.example$/);
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(15);
  });

  it("write only from the reserved domain", () => {
    const everything = [SEED_MEMBERS, SEED_PROJECTS, SEED_INTERESTS, SEED_APPLICATIONS, SEED_PEOPLE];
    const addresses = everything.flatMap(textsIn).flatMap((text) => text.match(/[^\s@]+@[^\s@]+/g) ?? []);
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.filter((address) => !address.endsWith(".example"))).toEqual([]);
  });
});

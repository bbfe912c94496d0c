import { describe, expect, test } from "vitest";
import {
  needFacts,
  orgKindOf,
  type Profile,
  type ProjectFacts,
  topicsOf,
} from "#app/features/projects/matching/match-facts.ts";
import { type Match, matchOf, type Reason } from "#app/features/projects/matching/match-rules.ts";
import { MEMBERS, type TableMember } from "#tests/support/matching/members.ts";
import { MORE_PROJECTS } from "#tests/support/matching/more-projects.ts";
import { NEVER, PAIRS } from "#tests/support/matching/pairs.ts";
import { PROJECTS, type TableProject } from "#tests/support/matching/projects.ts";

const ALL = { ...PROJECTS, ...MORE_PROJECTS };

/** Sub-regions of the United Nations' list, by hand. */
const REGIONS: Record<string, string> = {
  ...{ KZ: "143", KG: "143", UZ: "143", TJ: "143", TR: "145", AZ: "145", GE: "145", IR: "034", IN: "034" },
  ...{ CN: "030", MN: "030", IT: "039", ES: "039", FR: "155", SN: "011", EG: "015" },
};

function profileOf(id: string, member: TableMember): Profile {
  const { type, country, offers, seeks, themes, fields, languages, text } = member;
  return {
    ...{ id, orgKind: orgKindOf(type), country, region: REGIONS[country] ?? null },
    ...{ offers: new Set(offers), seeks: new Set(seeks), themes: new Set(themes), fields: new Set(fields) },
    ...{ languages: new Set(languages), topics: new Set(topicsOf(text)), spoken: new Set() },
  };
}

function factsOf(id: string, project: TableProject): ProjectFacts {
  const { lead, themes, fields, countries, languages, title, needs } = project;
  return {
    ...{ id, leadId: lead, leadCountry: MEMBERS[lead]?.country ?? "", leadOffers: MEMBERS[lead]?.offers ?? [] },
    ...{ themes, fields, countries, languages, topics: topicsOf(title), initiatives: [] },
    needs: needs.map((need, at) => needFacts({ ...need, id: String(at) }, 1)),
  };
}

const profiles = Object.fromEntries(Object.entries(MEMBERS).map(([id, member]) => [id, profileOf(id, member)]));
const projects = Object.fromEntries(Object.entries(ALL).map(([id, project]) => [id, factsOf(id, project)]));
const known = <One>(things: Record<string, One>, id: string): One => {
  const thing = things[id];
  if (!thing) throw new Error(`The table has no ${id}`);
  return thing;
};

interface Meeting {
  member: string;
  project: string;
  match: Match;
}

const meetings: Meeting[] = Object.keys(profiles).flatMap((member) =>
  Object.keys(projects).flatMap((project) => {
    const match = matchOf(known(profiles, member), known(projects, project));
    return match ? [{ member, project, match }] : [];
  }),
);

const firstFive = (some: Meeting[]) => some.toSorted((one, other) => other.match.score - one.match.score).slice(0, 5);
const forMember = (id: string) =>
  firstFive(meetings.filter(({ member }) => member === id)).map(({ project }) => project);
const forProject = (id: string) =>
  firstFive(meetings.filter(({ project }) => project === id)).map(({ member }) => member);

/** Whether a reason is true, by the table alone and a person's reading of its texts. */
function isTrue({ kind, code }: Reason, { member: memberId, project: projectId, match }: Meeting): boolean {
  const member = known(MEMBERS, memberId);
  const project = known(ALL, projectId);
  const need = project.needs[Number(match.need.id)];
  const lead = known(MEMBERS, project.lead);
  const has = (codes: readonly string[] | undefined) => codes?.includes(code) === true;
  switch (kind) {
    case "offer":
      return has(member.offers) && has(need?.asksFor);
    case "asked_language":
      return has(member.languages) && has(need?.inLanguages);
    case "topic":
      return has(member.tellsOf) && has(need?.about);
    case "asked_field":
      return has(member.fields) && has(need?.taughtIn);
    case "asked_country":
      return code === member.country && has(need?.countries);
    case "theme":
      return has(member.themes) && has(project.themes);
    case "field":
      return has(member.fields) && has(project.fields);
    case "wish":
      return has(member.seeks) && has(lead.offers);
    case "language":
      return has(member.languages) && has(project.languages);
    case "country":
      return code === member.country && has(project.countries);
    case "region":
      return code === REGIONS[member.country] && code === REGIONS[lead.country];
    case "spoken":
      return false;
  }
}

const named = ({ kind, code }: Reason) => `${kind} ${code}`;

describe("the table of members and projects", () => {
  test("holds at least sixty pairs that should meet, of texts in three languages", () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(PAIRS.map(([member, project]) => `${member} ${project}`)).size).toBe(PAIRS.length);
  });

  test("nine in ten of them are among the first five of each other", () => {
    const apart = PAIRS.filter(
      ([member, project]) => !forMember(member).includes(project) || !forProject(project).includes(member),
    );
    expect(apart.map(([member, project]) => `${member} ${project}`).slice(Math.floor(PAIRS.length / 10))).toEqual([]);
  });

  test("each of them is said for the reasons a person would give", () => {
    const missing = PAIRS.flatMap(([member, project, ...reasons]) => {
      const said = meetings.find((one) => one.member === member && one.project === project)?.match.reasons.map(named);
      return reasons.filter((reason) => !said?.includes(reason)).map((reason) => `${member} ${project}: ${reason}`);
    });
    expect(missing).toEqual([]);
  });

  test("every reason of every match is true", () => {
    const untrue = meetings.flatMap((meeting) =>
      meeting.match.reasons
        .filter((reason) => !isTrue(reason, meeting))
        .map((reason) => `${meeting.member} ${meeting.project}: ${named(reason)}`),
    );
    expect(untrue).toEqual([]);
  });

  test("nobody is proposed who must not be", () => {
    const proposed = NEVER.filter(([member, project]) =>
      meetings.some((one) => one.member === member && one.project === project),
    );
    expect(proposed).toEqual([]);
  });

  test("the score is what the reasons weigh", () => {
    for (const { match } of meetings) {
      const weight = match.reasons.reduce((sum, reason) => sum + reason.weight, 0);
      expect(match.score).toBeCloseTo(weight);
    }
  });
});

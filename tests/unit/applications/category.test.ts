import { describe, expect, test } from "vitest";
import { basisOf, findCategory } from "#app/features/applications/form/category.ts";
import { findSectionDoubts } from "#app/features/applications/form/doubts.ts";
import { findSectionProblems } from "#app/features/applications/form/completeness.server.ts";
import { ACCREDITATION_STATES, COHORTS, ORG_KINDS, RECOGNITIONS } from "#db/vocabulary-forms.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";

const LEVELS = [undefined, [], ["short_cycle"], ["bachelor"], ["short_cycle", "doctor"]];
const NUMBERS = [undefined, 1, 2, 3, 40];

function* everyCase() {
  for (const org_kind of ORG_KINDS)
    for (const degree of ["yes", "no"])
      for (const cohorts of COHORTS)
        for (const recognised of RECOGNITIONS)
          for (const degrees of LEVELS)
            for (const number of NUMBERS)
              for (const accredited of [undefined, ...ACCREDITATION_STATES])
                yield {
                  precheck: { org_kind, degree, cohorts, recognised },
                  answers: { legal: { degrees, cohorts: number, accredited } },
                };
}

type Case = ReturnType<typeof everyCase> extends Generator<infer T> ? T : never;

// Said once more in the words of the statutes: who awards no degree is an associate, whoever lacks something an observer.
function expected({ precheck, answers: { legal } }: Case) {
  const given = legal.degrees?.length ? legal.degrees.some((one) => one !== "short_cycle") : precheck.degree === "yes";
  if (precheck.org_kind !== "higher_education" || !given) return "associate";
  const isOld = legal.cohorts === undefined ? precheck.cohorts !== "1-2" : legal.cohorts >= 3;
  return isOld && precheck.recognised === "yes" && legal.accredited !== "in_progress" ? "full" : "observer";
}

describe("The category", () => {
  test("follows from the kind of body, its degrees, its graduates, recognition and accreditation, in every combination", () => {
    let count = 0;
    for (const given of everyCase()) {
      count += 1;
      const found = findCategory(given);
      expect(found.category, JSON.stringify(given)).toBe(expected(given));
      expect(found.reasons.length, JSON.stringify(given)).toBeGreaterThan(0);
    }
    expect(count).toBeGreaterThan(5000);
  });

  test("rests on answers that were given, and on nothing that would not change it", () => {
    for (const given of everyCase()) {
      const basis = basisOf(given);
      for (const { from, name } of basis) {
        const said = from === "precheck" ? given.precheck : given.answers.legal;
        expect(said[name as keyof typeof said], JSON.stringify([given, name])).toBeTruthy();
      }
      const names = basis.map(({ name }) => name);
      if (given.precheck.org_kind !== "higher_education") expect(names).toEqual(["org_kind"]);
      else if (findCategory(given).category === "associate") expect(names).toHaveLength(2);
      else expect(names).toEqual(expect.arrayContaining(["org_kind", "cohorts", "recognised"]));
    }
  });

  test("that is wished for otherwise is a question and stops nothing", () => {
    const days = { today: "2026-09-01", newestDay: "2026-09-01" };
    for (const given of everyCase()) {
      const { category } = findCategory(given);
      for (const wish of MEMBERSHIP_CATEGORIES) {
        const context = { ...given, ...days, answers: { legal: { ...given.answers.legal, category_wish: wish } } };
        const asked = findSectionDoubts("legal", context).filter(({ name }) => name === "category_wish");
        expect(asked.map(({ message }) => message)).toEqual(
          wish === category ? [] : [`applications:doubt.category_wish_${category}`],
        );
      }
    }
    const context = { precheck: {}, answers: { legal: { category_wish: "full" } }, ...days };
    const problems = findSectionProblems("legal", context).map(({ name }) => name);
    expect(problems).not.toContain("category_wish");
  });
});

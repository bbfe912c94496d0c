import { expect, test } from "vitest";
import { profileSchema } from "#app/features/members/profile/profile.schema.ts";

test("the figures of a profile are of no year that is still to come", () => {
  const sent = {
    ...{ version: "1", website: "https://institute.example", profileEn: "We study neighbours.", themes: ["T09"] },
    ...{ fieldsOfStudy: [], degreeLevels: [], languagesOfInstruction: ["ky"], offers: ["translation"], seeks: [] },
    ...{ unescoLinks: [], students: "4000" },
  };
  const wrong = (referenceYear: string) => {
    const read = profileSchema(2026).safeParse({ ...sent, referenceYear });
    return read.success ? [] : read.error.issues.map(({ path, message }) => [path.join("."), message]);
  };
  expect(wrong("2026")).toEqual([]);
  expect(wrong("2035")).toEqual([["referenceYear", expect.stringMatching(/^errors:year_max.*2026/)]]);
});

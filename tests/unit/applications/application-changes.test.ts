import { describe, expect, test } from "vitest";
import { isSameAnswer } from "#app/features/forms/same-answer.ts";
import { sectionOf } from "#app/features/applications/form/form.ts";

const identity = { kind: "group", fields: sectionOf("identity").fields } as const;
const legal = { kind: "group", fields: sectionOf("legal").fields } as const;

describe("two answers are the same", () => {
  test("in whatever order choices were ticked", () => {
    expect(isSameAnswer(legal, { degrees: ["bachelor", "master"] }, { degrees: ["master", "bachelor"] })).toBe(true);
    expect(isSameAnswer(legal, { degrees: ["bachelor"] }, { degrees: ["master", "bachelor"] })).toBe(false);
  });

  test("only in the order in which a list was written", () => {
    const [one, other] = [{ email_domains: ["a.example", "b.example"] }, { email_domains: ["b.example", "a.example"] }];
    expect(isSameAnswer(identity, one, other)).toBe(false);
  });

  test("when one is absent and the other empty", () => {
    expect(isSameAnswer(legal, {}, { degrees: [], reg_no: "" })).toBe(true);
  });
});

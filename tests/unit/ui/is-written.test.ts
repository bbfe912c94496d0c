import { expect, test } from "vitest";
import { FORM } from "#app/features/applications/form/form.ts";
import type { Field, Shape } from "#app/features/forms/field.ts";
import { INITIATIVE_FIELDS } from "#app/features/initiatives/editing/initiative-fields.ts";
import { PROFILE_FIELDS } from "#app/features/members/profile/profile-fields.ts";
import { UNIT_FIELDS } from "#app/features/members/units/unit-fields.ts";
import { POSTING_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { RESULT_FIELDS } from "#app/features/projects/results/result-fields.ts";
import { OPENED_BY } from "#app/platform/opened-by.ts";
import { isWritten } from "#app/ui/is-written.ts";

type Asked = [name: string, kind: Shape["kind"]];

function asked(fields: readonly Field[], above = ""): Asked[] {
  return fields.flatMap((field) => inShape(field, `${above}${field.key}`));
}

function inShape(shape: Shape, name: string): Asked[] {
  if (shape.kind === "group") return asked(shape.fields, `${name}.`);
  return shape.kind === "list" ? inShape(shape.item, `${name}[0]`) : [[name, shape.kind]];
}

const TABLES: readonly (readonly Field[])[] = [
  ...FORM.map(({ fields }) => fields),
  ...[POSTING_FIELDS, PROFILE_FIELDS, INITIATIVE_FIELDS, RESULT_FIELDS, UNIT_FIELDS],
];
const CHOSEN: readonly Shape["kind"][] = ["choice", "choices", "records", "yes_no", "tick"];

test("one typed word is handed back from every question of every form, and what is chosen from none", () => {
  const all = TABLES.flatMap((fields) => asked(fields));
  expect(all.length).toBeGreaterThan(150);
  const typed = all.filter(([, kind]) => !CHOSEN.includes(kind));
  expect(typed.filter(([name]) => !isWritten([name, "Manuscripts"]))).toEqual([]);
  const chosen = all.filter(([, kind]) => CHOSEN.includes(kind));
  for (const code of ["joint_degree", "KZ", "T01", "4", "on"])
    expect(chosen.filter(([name]) => isWritten([name, code]))).toEqual([]);
});

test("nothing that a page says of itself, and nothing secret, stands among what was typed", () => {
  const said: [string, string][] = [
    ["named", "3f2b8c1e-6a4d-4c7b-9e21-0d5a7b8c9e1f"],
    ...([
      ["intent", "save"],
      ["version", "3"],
      ["seenBy", "x"],
      [OPENED_BY, "somebody"],
      ["__key", "x"],
    ] as const),
    ...([
      ["projectId", "0b8e5fd2-9a5d-4a53-b8a4-4d2f5b6c7d8e"],
      ["formKey", "abc"],
      ["token", "a b"],
    ] as const),
    ...([
      ["password", "two words"],
      ["code", "123 456"],
      ["isSure", "on"],
      ["title", "  "],
      ["number", "2"],
    ] as const),
  ].map(([name, text]) => [name, text]);
  expect(said.filter(isWritten)).toEqual([]);
});

test("what is a choice in one form and a text in another is handed back where it reads as no code", () => {
  for (const [name, text] of [
    ...[
      ["role", "Translator"],
      ["kind", "Другое"],
      ["place", "Hall-3"],
      ["url", "https://a.example"],
    ],
    ...[
      ["needs[2].role", "Editor"],
      ["message", "yes"],
      ["ru.subject", "Welcome"],
      ["note", "ok"],
    ],
  ] as [string, string][])
    expect([name, isWritten([name, text])]).toEqual([name, true]);
  expect(isWritten(["role", "project_officer"])).toBe(false);
});

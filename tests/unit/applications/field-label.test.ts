import { expect, test } from "vitest";
import { fieldLabel } from "#app/features/applications/form/field-label.ts";
import { IDENTITY } from "#app/features/applications/form/identity.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LOCALES } from "#db/locales.ts";

test("a name is asked for in every language, and one that the catalogue has no words for is named as the reader calls it", () => {
  const t = translator("en");
  const names = IDENTITY.fields.filter(({ lang }) => lang);
  expect(["en", ...names.map(({ lang }) => lang)]).toEqual(LOCALES);
  expect(names.map((field) => fieldLabel(t, field, "identity"))).toEqual(["Name in Russian", "Name in Kazakh"]);
  const [name] = names;
  if (!name) throw new Error("No name is asked for");
  const other = { ...name, key: "name_of_no_catalogue" };
  expect(fieldLabel(t, other, "identity")).toBe("Name in another language: Russian");
  expect(fieldLabel(translator("kk"), other, "identity")).toBe("Басқа тілдегі атауы: орыс тілі");
});

import { parseWithZod } from "@conform-to/zod/v4";
import i18next from "i18next";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import en from "#app/i18n/locales/en/errors.json" with { type: "json" };
import kk from "#app/i18n/locales/kk/errors.json" with { type: "json" };
import ru from "#app/i18n/locales/ru/errors.json" with { type: "json" };
import { encodeError, errorText } from "#app/i18n/error-text.ts";
import { addValueFormats } from "#app/i18n/value-formats.ts";
import { toErrorKey } from "#app/i18n/zod-errors.ts";

const catalogues = { en, ru, kk };

function messageFor(schema: z.ZodType, input: unknown) {
  return schema.safeParse(input, { error: toErrorKey }).error?.issues[0]?.message;
}

function messagesOf(schema: z.ZodType, entries: [string, string][]) {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  const submission = parseWithZod(data, { schema, error: toErrorKey });
  return submission.reply().error ?? {};
}

async function translator(lng: keyof typeof catalogues) {
  const instance = i18next.createInstance();
  await instance.init({
    lng,
    resources: { [lng]: { errors: catalogues[lng] } },
    interpolation: { escapeValue: false },
  });
  addValueFormats(instance);
  return instance.t;
}

const june = new Date("2026-06-01T00:00:00Z");
const cases: [string, z.ZodType, unknown, string][] = [
  ["a missing text", z.string(), undefined, "errors:required"],
  ["a missing number", z.number(), undefined, "errors:required"],
  ["an empty text", z.string().min(1), "", "errors:required"],
  ["only spaces", z.string().trim().min(2), "  ", "errors:required"],
  ["no choice", z.enum(["a", "b"]), undefined, "errors:required"],
  ["a box not ticked", z.literal(true), undefined, "errors:required"],
  ["no item", z.array(z.string()).min(1), [], "errors:required"],
  ["no branch of a union", z.union([z.literal("a"), z.literal("b")]), undefined, "errors:required"],
  ["another kind of value", z.string(), 5, "errors:invalid"],
  ["a word for a number", z.number(), "ten", "errors:invalid_number"],
  ["a fraction", z.number().int(), 1.5, "errors:not_whole"],
  ["an impossible date", z.date(), new Date("x"), "errors:invalid_date"],
  ["no file", z.file(), undefined, "errors:invalid_file"],
  ["a foreign choice", z.enum(["a", "b"]), "c", "errors:invalid_choice"],
  ["a wrong union", z.union([z.literal("a"), z.number()]), "c", "errors:invalid"],
  ["a short text", z.string().min(3), "ab", 'errors:too_short|{"min":3}'],
  ["a long text", z.string().max(3), "abcd", 'errors:too_long|{"max":3}'],
  ["a text of another length", z.string().length(3), "ab", 'errors:text_length|{"length":3}'],
  ["too few items", z.array(z.string()).min(2), ["a"], 'errors:too_few|{"min":2}'],
  ["too many items", z.array(z.string()).max(1), ["a", "b"], 'errors:too_many|{"max":1}'],
  ["another number of items", z.array(z.string()).length(2), ["a"], 'errors:items_length|{"length":2}'],
  ["a small number", z.number().min(3), 2, 'errors:number_min|{"min":3}'],
  ["a large number", z.number().max(3), 4, 'errors:number_max|{"max":3}'],
  ["a number that must be more", z.number().gt(3), 3, 'errors:number_min_exclusive|{"min":3}'],
  ["a number that must be less", z.number().lt(3), 3, 'errors:number_max_exclusive|{"max":3}'],
  ["not a multiple", z.number().multipleOf(5), 7, 'errors:not_multiple|{"divisor":5}'],
  ["an early date", z.date().min(june), new Date(0), 'errors:date_min|{"min":"2026-06-01"}'],
  ["a late date", z.date().max(june), new Date("2027-01-01"), 'errors:date_max|{"max":"2026-06-01"}'],
  ["a large file", z.file().max(1_572_864), new File(["x".repeat(1_572_865)], "a"), 'errors:file_max|{"max":1.5}'],
  ["a bad address", z.email(), "a@", "errors:invalid_email"],
  ["a bad link", z.url(), "example", "errors:invalid_url"],
  ["a bad day", z.iso.date(), "2026-02-30", "errors:invalid_date"],
  ["a bad time", z.iso.time(), "25:00", "errors:invalid_time"],
  ["a bad pattern", z.string().regex(/^\d+$/), "a", "errors:invalid_format"],
  ["a foreign field", z.strictObject({}), { role: "x" }, "errors:unrecognized"],
  ["a foreign key", z.record(z.string().regex(/^\d$/), z.string()), { a: "b" }, "errors:invalid"],
  ["a rule without words", z.string().refine(() => false), "a", "errors:invalid"],
  ["a rule with words", z.string().refine(() => false, "accounts:errors.taken"), "a", "accounts:errors.taken"],
  ["a schema's own message", z.string().max(1, "errors:too_many_words"), "ab", "errors:too_many_words"],
];

describe("toErrorKey", () => {
  it.each(cases)("names %s", (_, schema, input, expected) => {
    expect(messageFor(schema, input)).toBe(expected);
  });

  it("works as the error map of a conform submission, where an empty field is a missing one", () => {
    const schema = z.object({ name: z.string().max(200), seats: z.number().max(9), consent: z.literal(true) });
    const messages = messagesOf(schema, [
      ["name", ""],
      ["seats", "10"],
    ]);
    expect(messages).toEqual({
      name: ["errors:required"],
      seats: ['errors:number_max|{"max":9}'],
      consent: ["errors:required"],
    });
  });

  it("names nothing that a catalogue lacks", async () => {
    for (const lng of ["en", "ru", "kk"] as const) {
      const t = await translator(lng);
      const invalid = errorText(t, "errors:invalid");
      for (const [what, , , message] of cases.filter(([, , , key]) => key.startsWith("errors:"))) {
        const text = errorText(t, message.includes("words") ? encodeError(message, { max: 2 }) : message);
        expect(text, `${lng}: ${what}`).not.toMatch(/errors:|\{\{|Invalid Date/);
        if (message !== "errors:invalid") expect(text, `${lng}: ${what}`).not.toBe(invalid);
      }
    }
  });
});

describe("errorText", () => {
  it("puts the limit into the sentence in the plural form the language asks for", async () => {
    const [english, russian] = [await translator("en"), await translator("ru")];
    expect(errorText(english, 'errors:too_long|{"max":250}')).toBe("This is too long: at most 250 characters.");
    expect(errorText(english, 'errors:too_long|{"max":1}')).toContain("1 character.");
    expect(errorText(russian, 'errors:text_length|{"length":2}')).toBe("Напишите ровно 2 знака.");
    expect(errorText(russian, 'errors:text_length|{"length":12}')).toBe("Напишите ровно 12 знаков.");
  });

  it("writes dates out in the reader's language", async () => {
    expect(errorText(await translator("en"), 'errors:date_min|{"min":"2026-06-01"}')).toContain("1 June 2026");
    expect(errorText(await translator("ru"), 'errors:date_min|{"min":"2026-06-01"}')).toContain("01.06.2026");
  });

  it.each(["Invalid input", "errors:no_such_key", "errors:too_long|{broken", "", undefined])(
    "falls back to a plain sentence for %s",
    async (message) => {
      const t = await translator("en");
      expect(errorText(t, message)).toBe(en.invalid);
    },
  );
});

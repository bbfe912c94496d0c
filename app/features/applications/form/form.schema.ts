import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { readEmailAddress } from "#app/platform/email-address.ts";
import { line, notWhole, yearFrom, yearUntil } from "#app/platform/fields.ts";
import { keepFew } from "#app/platform/keep-few.ts";
import { plainDigits, readDecimal, readWhole, readYear } from "#app/platform/numbers.ts";
import { readDay, readMonth } from "#app/platform/typed-dates.ts";
import { visibleLine, visibleProse } from "#app/platform/visible-text.ts";
import { readWebAddress } from "#app/platform/web-address.ts";
import { type FormContext, sectionOf, type SectionKey } from "./form.ts";
import { conditionsThatHold } from "./conditions.ts";
import type { Field, FieldKind, LineFormat, Need, Shape } from "#app/features/forms/field.ts";
import { ANSWER_SCHEMAS } from "#app/features/forms/field.schema.ts";
import { FORMATS, UNDERSTOOD } from "./formats.ts";
import { phoneExample } from "./phones.ts";
import { isPhone, readPhone } from "./read-phone.ts";
import { VOCABULARIES } from "#app/features/forms/vocabularies.ts";

/** Longest text taken into a draft, whatever its field allows; what is too long for the field is kept and said. */
const DRAFT_TEXT = 20_000;
const DRAFT_ITEMS = 100;

/** All that the schema of a section depends on besides its questions. */
interface Circumstances {
  needs: readonly Need[];
  /** A telephone number of the country. */
  phone: string;
  newestYear: number;
}

function circumstancesOf(context: FormContext): Circumstances {
  const country = context.answers.identity?.country ?? context.precheck.country;
  return {
    needs: ["required", ...conditionsThatHold(context)],
    phone: phoneExample(typeof country === "string" ? country : null),
    newestYear: Number(context.newestDay.slice(0, 4)),
  };
}

function strictLine({ min, max, format }: Extract<Shape, { kind: "line" }>, { phone: example }: Circumstances) {
  if (format !== "phone") return format ? line({ min, max }).pipe(FORMATS[format]) : line({ min, max });
  return line({ min, max }).refine(isPhone, encodeError("errors:invalid_phone", { example }));
}

// What a draft could not read as a number is still text; the reason says what is wrong with it.
const numberOr = (why: (text: string) => string) =>
  z.number({ error: ({ input }) => (typeof input === "string" ? why(input) : undefined) });

type Strict = {
  [K in FieldKind]: (shape: Extract<Shape, { kind: K }>, given: Circumstances) => z.ZodType;
};

const strict: Strict = {
  ...ANSWER_SCHEMAS,
  line: strictLine,
  year: ({ min }, { newestYear }) =>
    numberOr(() => "errors:invalid_year")
      .int()
      .min(min, yearFrom(min))
      .max(newestYear, yearUntil(newestYear)),
  whole: ({ min, max }) => numberOr(notWhole).int().min(min).max(max),
  decimal: ({ min, max }) => z.number().min(min).max(max),
  group: ({ fields }, given) => strictFields(fields, given),
  list: ({ item, max }, given) => z.array(strictShape(item, given)).min(1).max(max),
};

function strictShape(shape: Shape, given: Circumstances): z.ZodType {
  const build = strict[shape.kind] as (shape: Shape, given: Circumstances) => z.ZodType;
  return build(shape, given);
}

/** Whether nothing was answered: empty text, an unticked box, no choice, a group or list of nothing. */
export function isEmptyAnswer(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  if (Array.isArray(value)) return value.every(isEmptyAnswer);
  return typeof value === "object" && Object.values(value).every(isEmptyAnswer);
}

// An empty group that is needed is opened, so that each of its own fields is named.
function emptyToMissing(field: Field) {
  return (value: unknown) => {
    if (!isEmptyAnswer(value)) return Array.isArray(value) ? value.filter((item) => !isEmptyAnswer(item)) : value;
    return field.kind === "group" && field.need === "required" ? {} : undefined;
  };
}

function strictField(field: Field, given: Circumstances): z.ZodType {
  const schema = strictShape(field, given);
  return z.preprocess(emptyToMissing(field), given.needs.includes(field.need) ? schema : schema.optional());
}

function strictFields(fields: readonly Field[], given: Circumstances) {
  return z.object(Object.fromEntries(fields.map((field) => [field.key, strictField(field, given)])));
}

// Building one costs several times what reading answers with it does, and most forms ask for the same.
const MOST_KNOWN = 100;
const known = new Map<string, ReturnType<typeof strictFields>>();

/** What the answers of a section must be when the application is sent, given the rest of it. */
export function sectionSchema(section: SectionKey, context: FormContext) {
  const given = circumstancesOf(context);
  const key = JSON.stringify([section, given]);
  const schema = known.get(key) ?? strictFields(sectionOf(section).fields, given);
  keepFew(known, key, schema, MOST_KNOWN);
  return schema;
}

// A draft keeps what was understood and, of what was not, what is seen of it.
const draftText = (read: (text: string) => unknown) => z.string().max(DRAFT_TEXT).transform(read);
const draftLine = draftText(visibleLine);
const draftNumber = (read: (text: string) => number | null) => draftText((text) => read(text) ?? visibleLine(text));
const draftEmail = draftText((text) => {
  const read = readEmailAddress(text);
  return read.ok ? read.address : visibleLine(text);
});

function draftFormatted(format: LineFormat | undefined, country: string | null) {
  return draftText((text) => {
    const seen = visibleLine(text);
    if (format === "phone") return readPhone(seen, country);
    return format && UNDERSTOOD.test(format) ? (FORMATS[format].safeParse(seen).data ?? seen) : seen;
  });
}

type Draft = { [K in FieldKind]: (shape: Extract<Shape, { kind: K }>, country: string | null) => z.ZodType };

const draft: Draft = {
  line: ({ format }, country) => draftFormatted(format, country),
  prose: () => draftText(visibleProse),
  email: () => draftEmail,
  url: () => draftText((text) => readWebAddress(text) ?? visibleLine(text)),
  day: () => draftText((text) => readDay(plainDigits(visibleLine(text))) ?? visibleLine(text)),
  month: () => draftText((text) => readMonth(plainDigits(visibleLine(text))) ?? visibleLine(text)),
  year: () => draftNumber(readYear),
  whole: () => draftNumber(readWhole),
  decimal: () => draftNumber(readDecimal),
  choice: () => draftLine,
  yes_no: () => draftLine,
  // The list beside the boxes sends nothing chosen as an empty text, and may name what is ticked already.
  choices: ({ vocabulary }) =>
    z
      .array(z.enum(VOCABULARIES[vocabulary]).optional())
      .max(DRAFT_ITEMS)
      .transform((codes) => [...new Set(codes.filter((code) => code !== undefined))]),
  records: () => z.array(draftLine).max(DRAFT_ITEMS),
  tick: () => z.boolean(),
  group: ({ fields }, country) => draftFields(fields, country),
  list: ({ item }, country) => z.array(draftShape(item, country).optional()).max(DRAFT_ITEMS),
};

function draftShape(shape: Shape, country: string | null): z.ZodType {
  return (draft[shape.kind] as (shape: Shape, country: string | null) => z.ZodType)(shape, country);
}

function draftFields(fields: readonly Field[], country: string | null) {
  return z.object(Object.fromEntries(fields.map((field) => [field.key, draftShape(field, country).optional()])));
}

/**
 * What a draft takes of a section: everything that fits its kind, however incomplete, so that nothing typed is lost.
 * Keys that are no fields are left out. Telephone numbers are read as they are dialled in `country`.
 */
export function draftSchema(section: SectionKey, only?: readonly string[], country: string | null = null) {
  const { fields } = sectionOf(section);
  return draftFields(only ? fields.filter(({ key }) => only.includes(key)) : fields, country);
}

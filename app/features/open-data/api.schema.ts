import { z } from "zod";
import { RESULT_LICENCES, RESULT_TYPES, RESULT_VISIBILITIES } from "#db/vocabulary-results.ts";
import { LOCALES } from "#db/locales.ts";

/** What programs are answered with: answers are made through these schemas, and the OpenAPI document is written from them. */

const uri = z.string().meta({ format: "uri" });
const day = z.string().meta({ format: "date" });
const month = z.string().meta({ pattern: "^\\d{4}-\\d{2}$" });
const moment = z.string().meta({ format: "date-time" });
/** A code whose words a vocabulary has. */
const code = (vocabulary: string) => z.string().meta({ "x-vocabulary": vocabulary });
const codes = (vocabulary: string) => z.array(code(vocabulary));

const UNITS_ASKED = "In a list only where `fields` asks for them.";

const KEPT = "Fields of this answer that the member keeps for members; empty without a token.";

const CONFIRMED = "When the member last said that its profile is true; null while it never did.";

const WRITTEN_IN = "In which language title and summary were written; null where nobody was asked.";

const TITLE_IN = "The title in that language, where it is in none of `titles`.";

const PARTNERSHIP =
  "How many members have confirmed their part through their representatives, and how many of those invited have not answered yet: null for whoever takes no part in the project.";

const inLanguages = z.object(Object.fromEntries(LOCALES.map((locale) => [locale, z.string().optional()])));
const labels = z.object(Object.fromEntries(LOCALES.map((locale) => [locale, z.string()])));

const named = { slug: z.string(), url: uri, name: z.string(), country: code("countries") };

/** A part of a member: a faculty, a chair, a centre. */
const unitSchema = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  kind: code("unit_kinds"),
  name: z.object({ text: z.string(), language: z.string() }),
  names: inLanguages,
  since: z.int().nullable(),
  themes: codes("themes"),
  unescoFields: codes("unesco_fields"),
  fieldsOfStudy: codes("fields"),
  website: z.string().nullable(),
  description: inLanguages,
  onlyForMembers: z.boolean(),
});

export const memberSchema = z
  .object({
    slug: z.string(),
    url: uri,
    number: z.string(),
    name: z.string(),
    nameOfficial: z.object({ text: z.string(), language: z.string() }),
    names: inLanguages,
    otherNames: z.array(z.string()),
    formerNames: z.array(z.object({ text: z.string(), language: z.string().nullable(), until: z.int() })),
    acronym: z.string().nullable(),
    type: code("institution_types"),
    control: code("controls"),
    foundedYear: z.int().nullable(),
    country: code("countries"),
    region: code("regions").nullable(),
    city: z.string(),
    coordinates: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    website: z.string(),
    socialLinks: z.array(z.string()),
    logo: uri.nullable(),
    /** The picture at the head of its page. */
    cover: z
      .object({
        ...{ alt: z.string(), language: z.string(), credit: z.string(), licence: code("cover_licences") },
        pictures: z.array(z.object({ url: uri, mediaType: z.string(), width: z.int(), height: z.int() })),
      })
      .nullable(),
    description: inLanguages,
    themes: codes("themes"),
    fieldsOfStudy: codes("fields"),
    offers: codes("offers"),
    seeks: codes("offers"),
    unescoLinks: codes("unesco_links"),
    degreeLevels: codes("degree_levels"),
    languagesOfInstruction: codes("languages"),
    hasOpenCalls: z.boolean(),
    category: code("categories"),
    memberSince: day,
    memberUntil: day.nullable(),
    units: z.array(unitSchema).meta({ description: UNITS_ASKED }),
    identifiers: z.array(z.object({ scheme: z.string(), value: z.string(), url: uri.nullable() })),
    onlyForMembers: z.array(z.string()).meta({ description: KEPT }),
    confirmedAt: moment.nullable().meta({ description: CONFIRMED }),
    updatedAt: moment,
  })
  .partial()
  .required({ slug: true });

export const projectSchema = z
  .object({
    slug: z.string(),
    url: uri,
    title: z.string(),
    titles: inLanguages,
    acronym: z.string().nullable(),
    kind: code("project_kinds").nullable(),
    status: code("project_statuses"),
    visibility: z.enum(["public", "members"]),
    textLanguage: z.string().nullable().meta({ description: WRITTEN_IN }),
    titleOriginal: z.string().nullable().meta({ description: TITLE_IN }),
    summary: z.string().meta({ description: "As it was written." }),
    summaries: inLanguages,
    finalSummary: z.string().nullable(),
    themes: codes("themes"),
    unescoFields: codes("unesco_fields"),
    fields: codes("fields"),
    sdgs: codes("sdgs"),
    targetGroups: codes("target_groups"),
    countries: codes("countries"),
    languages: z.array(z.string()),
    startMonth: month.nullable(),
    endMonth: month.nullable(),
    fundingStatus: code("funding_statuses").nullable(),
    answerBy: day.nullable(),
    staleSince: moment
      .nullable()
      .meta({ description: "Since when its lead has left it alone, where it still takes interest." }),
    initiatives: z.array(z.object({ slug: z.string(), url: uri, title: z.string() })),
    lead: z.object(named),
    partners: z.array(
      z.object({
        ...{ slug: z.string().nullable(), url: uri.nullable(), name: z.string() },
        ...{ country: code("countries").nullable(), role: z.string() },
      }),
    ),
    partnership: z.object({ confirmed: z.int(), invited: z.int().nullable() }).meta({ description: PARTNERSHIP }),
    needs: z.array(
      z.object({
        ...{ role: z.string(), orgKind: code("org_kinds").nullable(), countries: codes("countries") },
        ...{ number: z.int(), filled: z.int() },
      }),
    ),
    publishedAt: moment.nullable(),
    updatedAt: moment,
  })
  .partial()
  .required({ slug: true });

const termSchema = z.object({ code: z.string(), labels });
const vocabularySchema = z.object({ name: z.string(), url: uri, terms: z.array(termSchema) });
const vocabularyLinkSchema = z.object({ name: z.string(), url: uri, count: z.int() });

const text = z.object({ text: z.string(), lang: z.string().nullable() });
const registryHitSchema = z.object({
  id: z.string(),
  rorId: uri,
  name: z.string(),
  nameOriginal: text.nullable(),
  matchedName: z.string().nullable(),
  matchedLang: z.string().nullable(),
  acronym: z.string().nullable(),
  country: z.object({ code: code("countries"), name: z.string() }),
  city: z.string().nullable(),
  website: z.string().nullable(),
});

const pageSchema = z.object({ number: z.int(), limit: z.int(), count: z.int(), total: z.int(), pages: z.int() });

const resultSchema = z.object({
  ...{ slug: z.string(), url: uri, project: z.object({ slug: z.string(), url: uri.nullable(), title: z.string() }) },
  ...{ type: z.enum(RESULT_TYPES), title: z.string(), titleLanguage: z.string(), titles: inLanguages },
  ...{ description: z.string(), authors: z.array(z.string()) },
  date: z.string().meta({ description: "A year, a month or a day." }),
  link: z.string().nullable(),
  institutions: z.array(
    z.object({
      ...{ slug: z.string().nullable(), url: uri.nullable(), name: z.string() },
      country: code("countries").nullable(),
    }),
  ),
  ...{ licence: z.enum(RESULT_LICENCES).nullable(), languages: z.array(z.string()) },
  ...{ doi: z.string().nullable(), isbn: z.string().nullable(), themes: codes("themes") },
  ...{ visibility: z.enum(RESULT_VISIBILITIES), publishedAt: moment.nullable() },
});

export const memberListSchema = z.object({ data: z.array(memberSchema), page: pageSchema });
export const memberAnswerSchema = z.object({ data: memberSchema });
export const projectListSchema = z.object({ data: z.array(projectSchema), page: pageSchema });
export const projectAnswerSchema = z.object({ data: projectSchema });
export const resultListSchema = z.object({ data: z.array(resultSchema), page: pageSchema });
export const vocabularyListSchema = z.object({ data: z.array(vocabularyLinkSchema) });
export const vocabularyAnswerSchema = z.object({ data: vocabularySchema });
export const registryListSchema = z.object({
  data: z.array(registryHitSchema),
  page: z.object({ limit: z.int(), count: z.int() }),
});

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ parameter: z.string(), value: z.string().optional(), detail: z.string() })).optional(),
  requestId: z.string().optional(),
});

/** The schemas with a name of their own in the document. */
export const NAMED_SCHEMAS = {
  Member: memberSchema,
  Unit: unitSchema,
  Project: projectSchema,
  Vocabulary: vocabularySchema,
  RegistryInstitution: registryHitSchema,
  Page: pageSchema,
  Problem: problemSchema,
} as const;

import { z } from "zod";
import { LOCALES } from "#db/locales.ts";
import { INITIATIVE_OWNERS } from "#db/vocabulary-initiatives.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { cover, logo } from "./pictures.schema.ts";

/** Raised when a record says something else than before, or says it elsewhere: an older portal then refuses the folder. */
export const ARCHIVE_VERSION = 2;
/** What is read of one record at most. */
export const LONGEST_LINE = 2_000_000;

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,199}$/);
const number = z.string().regex(/^M-\d{4}-\d{1,9}$/);
const day = z.iso.date();
const moment = z.iso.datetime();
const line = z.string().max(2000);
const prose = z.string().max(100_000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const translations = z.partialRecord(z.enum(LOCALES), prose);
/** Answers to the questions of a form by their names: the form's own table knows what they are. */
const answers = z.record(z.string().max(60), z.unknown());

const associationRecord = z.strictObject({
  name: translations,
  shortName: translations,
  isProposed: z.boolean(),
  contactEmail: line.nullable(),
  timeZone: line,
  areFiguresPublic: z.boolean(),
});

const textRecord = z.strictObject({
  key: line,
  version: z.int().min(1),
  since: moment.nullable(),
  words: z.partialRecord(z.enum(LOCALES), z.strictObject({ title: line, body: prose })),
});

const unit = {
  kind: line,
  name: line,
  nameLanguage: line,
  translatedNames: translations,
  since: z.int().nullable(),
  themes: z.array(line).max(100),
  unescoFields: z.array(line).max(100),
  fieldsOfStudy: z.array(line).max(100),
  website: line.nullable(),
  about: translations,
};

/** A unit of a member with those that belong to it. */
export type UnitRecord = z.output<z.ZodObject<typeof unit>> & { parts: UnitRecord[] };
const unitRecord: z.ZodType<UnitRecord> = z.strictObject({
  ...unit,
  parts: z.lazy(() => z.array(unitRecord).max(1000)),
});

const memberRecord = z.strictObject({
  slug,
  number,
  category: z.enum(MEMBERSHIP_CATEGORIES),
  startsOn: day,
  endsOn: day.nullable(),
  /** Of a membership whose term is over: until when it is in force all the same. */
  graceUntil: day.nullable(),
  nameOfficial: line,
  nameOfficialLanguage: line,
  nameEn: line,
  translatedNames: translations,
  /** The earlier ones with the year in which each ended. */
  otherNames: z.array(z.strictObject({ value: line, language: line.nullable(), until: z.int().optional() })).max(200),
  /** Addresses it had before; left out where it had none. */
  formerSlugs: z.array(slug).min(1).max(200).optional(),
  acronym: line.nullable(),
  type: line,
  control: line,
  foundedYear: z.int().nullable(),
  country: line,
  city: line,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  registryId: line.nullable(),
  whedId: line.nullable(),
  otherIds: z.record(line, line),
  recognitionAuthority: line.nullable(),
  accreditor: line.nullable(),
  accreditedUntil: line.nullable(),
  /** Null where the member keeps it for fewer readers. */
  head: z.strictObject({ name: line, position: line }).nullable(),
  profile: answers,
  /** Left out where it has none that everybody reads. */
  units: z.array(unitRecord).max(1000).optional(),
  logo: logo.nullable(),
  /** Folders from before there were covers have none. */
  cover: cover.nullable().default(null),
  /** Null while the member never said that its profile is true. */
  confirmedAt: moment.nullable(),
  updatedAt: moment,
});

/** What anybody is told of a membership number, and what the lists of states say of it. */
const registerRecord = z.strictObject({
  number,
  answer: z.enum(["valid", "paused", "to_begin", "ended", "merged"]),
  startsOn: day.nullable(),
  endedOn: day.nullable(),
  /** The number of the member that this one is merged into; left out of all others. */
  into: number.optional(),
  listedAs: z.enum(["revocation", "suspension"]).nullable(),
});

const projectRecord = z.strictObject({
  slug,
  status: z.enum(["open", "closed_to_partners", "completed"]),
  /** The slug of the member that leads it. */
  lead: slug,
  values: answers,
  translatedTitles: translations,
  isSeekingPartners: z.boolean(),
  answerBy: day.nullable(),
  needs: z
    .array(z.strictObject({ role: line, orgKind: line.nullable(), countries: z.array(line).max(300), number: z.int() }))
    .max(100),
  partners: z
    .array(
      z.strictObject({
        member: slug.nullable(),
        name: line.nullable(),
        country: line.nullable(),
        role: line,
        /** Which of the needs it fills, counted from 0. */
        need: z.int().nullable(),
      }),
    )
    .max(1000),
  finalSummary: prose.nullable(),
  publishedAt: moment.nullable(),
  updatedAt: moment,
});

const year = z.int().min(1).max(9999).nullable();

const initiativeRecord = z.strictObject({
  slug,
  owner: z.enum(INITIATIVE_OWNERS),
  sourceName: line,
  sourceUrl: line.nullable(),
  originalLocale: z.enum(LOCALES),
  startYear: year,
  endYear: year,
  contactName: line.nullable(),
  contactEmail: line.nullable(),
  texts: z.array(z.strictObject({ locale: z.enum(LOCALES), title: line, body: prose })).min(1),
  themes: z.array(line).max(100),
  sdgs: z.array(line).max(100),
  calls: z.array(z.strictObject({ title: line, lastDay: day, url: line.nullable() })).max(100),
  /** The slugs of the projects in the folder that support it. */
  projects: z.array(slug),
  publishedAt: moment,
  updatedAt: moment,
});

const voteRecord = z.strictObject({
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  kind: z.enum(["meeting", "written"]),
  startsAt: moment,
  endsAt: moment.nullable(),
  closedAt: moment,
  /** As it was published: `PublishedVotes`. */
  votes: z.looseObject({ format: z.literal(1), session: line, rollHash: digest, seal: digest }),
});

/** What a folder holds, by kind, in the order in which it is read and rebuilt. */
export const RECORDS = {
  association: associationRecord,
  texts: textRecord,
  members: memberRecord,
  register: registerRecord,
  projects: projectRecord,
  initiatives: initiativeRecord,
  votes: voteRecord,
} as const;

export type RecordKind = keyof typeof RECORDS;
export const RECORD_KINDS = Object.keys(RECORDS) as RecordKind[];
export type RecordOf<Kind extends RecordKind> = z.output<(typeof RECORDS)[Kind]>;
export type MemberRecord = RecordOf<"members">;
export type ProjectRecord = RecordOf<"projects">;
export type InitiativeRecord = RecordOf<"initiatives">;
export type VoteRecord = RecordOf<"votes">;
export type RegisterRecord = RecordOf<"register">;

const counted = z.object({ file: line, count: z.int().min(0), sha256: digest });

/** The file written last: without it a folder is not whole. */
export const manifestSchema = z.object({
  format: z.literal("association-archive"),
  version: z.int().min(1),
  /** Only what the whole world may read. */
  level: z.literal("public"),
  madeAt: moment,
  /** The association's day, on which all of it stood so. */
  day,
  origin: z.url(),
  kinds: z
    .object(Object.fromEntries(RECORD_KINDS.map((kind) => [kind, counted])) as Record<RecordKind, typeof counted>)
    // Folders from before there were initiatives have none.
    .partial({ initiatives: true }),
  credentials: z.int().min(0),
  keys: z.object({ address: z.url(), file: line }),
  statusLists: z.array(z.object({ address: z.url(), file: line })),
  files: z.object({ file: line, count: z.int().min(0), sha256: digest }),
});

export type Manifest = z.output<typeof manifestSchema>;

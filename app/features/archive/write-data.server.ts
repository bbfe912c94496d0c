import { stringify } from "csv-stringify/sync";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import type { Titled } from "#app/features/projects/project/project-title.ts";
import type { FileStore } from "#app/platform/files.server.ts";
import type { Reader } from "#db/index.server.ts";
import {
  type MemberRecord,
  type ProjectRecord,
  RECORD_KINDS,
  type RecordKind,
  type RecordOf,
} from "./archive.schema.ts";
import type { AsOf } from "./as-of.ts";
import type { FolderWriter } from "./folder-writer.server.ts";
import { coverFile, logoFile } from "./logo-file.ts";
import { findMembers } from "./read-members.server.ts";
import { dataFile } from "./read-records.server.ts";
import { type Counted, lineOf, READERS } from "./record-kinds.server.ts";

interface LinkedProject extends Titled {
  slug: string;
  isLead: boolean;
}

/** What pages need to know of others: names to link with, and nothing else, whatever the number of records. */
export interface Links {
  names: Map<string, InstitutionNames>;
  projectsOf: Map<string, LinkedProject[]>;
  /** The titles of projects by their slugs. */
  titles: Map<string, Titled>;
  /** The years in which numbers were given out. */
  years: Set<string>;
}

interface Writing {
  db: Reader;
  asOf: AsOf;
  files: FileStore;
  writer: FolderWriter;
}

const CSV = { escape_formulas: true, record_delimiter: "windows" } as const;
const MEMBER_COLUMNS = ["number", "name", "name_original", "country", "city", "category", "since", "until", "website"];
const PROJECT_COLUMNS = ["slug", "title", "status", "lead", "first_month", "last_month"];

const memberCells = ({ number, nameEn, nameOfficial, country, city, category, ...rest }: MemberRecord) => [
  ...[number, nameEn, nameOfficial, country, city, category, rest.startsOn, rest.endsOn],
  rest.profile.website as string | undefined,
];

const projectCells = ({ slug, status, lead, values }: ProjectRecord) => [
  ...[slug, values.titleEn as string, status, lead],
  ...[values.startMonth, values.endMonth].map((month) => month as string | undefined),
];

function linkProject(
  { names, projectsOf, titles }: Links,
  { slug, lead, values, translatedTitles, partners }: ProjectRecord,
) {
  titles.set(slug, { titleEn: values.titleEn as string, translatedTitles });
  const project = { slug, titleEn: values.titleEn as string, translatedTitles };
  for (const member of new Set([lead, ...partners.flatMap((partner) => partner.member ?? [])])) {
    if (!names.has(member)) continue;
    projectsOf.set(member, [...(projectsOf.get(member) ?? []), { ...project, isLead: member === lead }]);
  }
}

/** The records of each kind as the data of the folder has them, and what is written or noted beside. */
async function* readKind(kind: RecordKind, { db, asOf, files, writer }: Writing, links: Links) {
  if (kind !== "members") {
    for await (const record of READERS[kind](db, asOf)) {
      if (kind === "projects") linkProject(links, record as ProjectRecord);
      if (kind === "register") links.years.add((record as RecordOf<"register">).number.split("-")[1] ?? "");
      yield record;
    }
    return;
  }
  for await (const { record, logoFileId, coverFileIds } of findMembers(db, asOf)) {
    const { slug, nameOfficial, nameOfficialLanguage, nameEn, translatedNames } = record;
    links.names.set(slug, { nameOfficial, nameOfficialLanguage, nameEn, translatedNames });
    const file = logoFile(record);
    if (file && logoFileId) await writer.write(file, await files.read(logoFileId));
    for (const [at, picture] of record.cover?.pictures.entries() ?? []) {
      const fileId = coverFileIds[at];
      if (fileId) await writer.write(coverFile(record, picture), await files.read(fileId));
    }
    yield record;
  }
}

/** Writes every record of the portal, one a line, with lists for spreadsheets beside them. */
export async function writeData(writing: Writing): Promise<{ counts: Record<RecordKind, Counted>; links: Links }> {
  const { writer } = writing;
  const links: Links = { names: new Map(), projectsOf: new Map(), titles: new Map(), years: new Set() };
  const sheets = { members: await writer.lines("data/members.csv"), projects: await writer.lines("data/projects.csv") };
  await sheets.members.add(stringify([MEMBER_COLUMNS], { ...CSV, bom: true }));
  await sheets.projects.add(stringify([PROJECT_COLUMNS], { ...CSV, bom: true }));
  const counts: Partial<Record<RecordKind, Counted>> = {};
  for (const kind of RECORD_KINDS) {
    const lines = await writer.lines(dataFile(kind));
    for await (const record of readKind(kind, writing, links)) {
      await lines.add(lineOf(record));
      if (kind === "members") await sheets.members.add(stringify([memberCells(record as MemberRecord)], CSV));
      if (kind === "projects") await sheets.projects.add(stringify([projectCells(record as ProjectRecord)], CSV));
    }
    counts[kind] = await lines.end();
  }
  await sheets.members.end();
  await sheets.projects.end();
  return { counts: counts as Record<RecordKind, Counted>, links };
}

import { fileSize } from "#app/i18n/file-size.ts";
import { and, inArray } from "drizzle-orm";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Reader } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { languageLabel, type Words } from "../project/project-words.server.ts";
import type { Titled } from "../project/project-title.ts";
import { titleIn } from "../project/project-title.ts";
import { doiAddress } from "../results/identifiers.ts";
import { findStored, type Result, type ResultRow } from "../results/read-results.server.ts";
import { dateWords, resultTitle } from "../results/result-words.server.ts";
import { bibtexOf, type Cited, citeText, licenceAddress, risOf } from "./cite.ts";
import type { ResultCard, ResultPage } from "./published-model.ts";

interface InProject {
  slug: string;
  /** The reader does not see its page: it is archived. */
  isShelved?: boolean;
}

/** The address of a result within the portal; by its id while it has no other. */
export const resultPath = (project: InProject, { slug, id }: Pick<ResultRow, "slug" | "id">): string =>
  `/projects/${project.slug}/results/${slug ?? id}`;

/** What a citation says of a result. Names of institutions are those of the language of its title. */
export function citedOf({ row, institutions }: Result, project: InProject, origin: string): Cited {
  const { type, title, titleLanguage, authors, date, description, languages, doi, isbn, licence } = row;
  const named = institutions.map(({ nameOfficial, nameOfficialLanguage, nameEn }) =>
    nameOfficialLanguage === titleLanguage ? nameOfficial : nameEn,
  );
  return {
    key: (row.slug ?? row.id).replace(/[^a-z0-9-]/g, ""),
    ...{ type, title, titleLanguage, authors, date, description, languages, doi, isbn, licence },
    institutions: [...named, ...row.otherInstitutions],
    url: row.url ?? origin + resultPath(project, row),
  };
}

async function listedOf(db: Reader, ids: readonly string[], today: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const isListed = and(inArray(memberships.institutionId, [...ids]), entitled("be_listed", today));
  const rows = await db.select({ id: memberships.institutionId }).from(memberships).where(isListed);
  return new Set(rows.map(({ id }) => id));
}

/** The page of a result for one reader; what the reader may not read is kept out before. */
export async function resultPage(
  db: Reader,
  result: Result,
  project: Titled & InProject,
  { origin, words }: { origin: string; words: Words },
): Promise<ResultPage> {
  const { row, institutions } = result;
  const { locale, t } = words;
  const ids = institutions.map(({ id }) => id);
  const listed = await listedOf(db, ids, words.today);
  const file = await findStored(db, row.fileId);
  const path = resultPath(project, row);
  const title = resultTitle(locale, row);
  const cited = citedOf(result, project, origin);
  return {
    path,
    title,
    original: title.text === row.title ? null : { text: row.title, lang: row.titleLanguage },
    otherTitles: Object.entries(row.titles).flatMap(([lang, text]) =>
      text === title.text || !text ? [] : [{ text, lang }],
    ),
    type: t(`vocabulary:result_type.${row.type}`),
    description: row.description,
    authors: row.authors,
    institutions: [
      ...institutions.map((one) => ({
        name: nameOf(one, locale).name,
        to: listed.has(one.id) ? `/directory/${one.slug}` : null,
      })),
      ...row.otherInstitutions.map((name) => ({ name, to: null })),
    ],
    date: row.date ? dateWords(row.date, locale) : "",
    languages: row.languages.map((code) => languageLabel(code, words)),
    themes: row.themes.map((code) => t(`vocabulary:theme.${code}`)),
    licence: row.licence && {
      label: t(`vocabulary:result_licence.${row.licence}`),
      url: licenceAddress(row.licence),
    },
    doi: row.doi === null ? null : { text: row.doi, url: doiAddress(row.doi) },
    isbn: row.isbn,
    link: row.url === null ? null : { text: shownWebAddress(row.url), url: row.url },
    file: file && { name: file.name, size: fileSize(t, file.sizeBytes), to: `${path}/file` },
    isForMembers: row.visibility === "members",
    project: { title: titleIn(locale, project), to: project.isShelved ? null : `/projects/${project.slug}` },
    cite: citeText(cited, row.doi && doiAddress(row.doi)),
  };
}

/** A result in a list of them. */
export function resultCard(result: Result, project: Titled & InProject, words: Words): ResultCard {
  const { row, institutions } = result;
  const { locale, t } = words;
  const named = institutions.map((one) => nameOf(one, locale).name);
  return {
    id: row.id,
    to: resultPath(project, row),
    title: resultTitle(locale, row),
    type: t(`vocabulary:result_type.${row.type}`),
    date: row.date ? dateWords(row.date, locale) : "",
    by: row.authors.length > 0 ? row.authors : [...named, ...row.otherInstitutions],
    isForMembers: row.visibility === "members",
  };
}

export const CITATION_FORMATS = {
  bib: { write: bibtexOf, mediaType: "application/x-bibtex; charset=utf-8" },
  ris: { write: risOf, mediaType: "application/x-research-info-systems; charset=utf-8" },
} as const;

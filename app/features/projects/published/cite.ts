import type { ResultLicence, ResultType } from "#db/vocabulary-results.ts";

/** What a citation says of a result, in the words of the result itself. */
export interface Cited {
  key: string;
  type: ResultType;
  title: string;
  titleLanguage: string;
  authors: string[];
  institutions: string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string;
  description: string;
  languages: string[];
  doi: string | null;
  isbn: string | null;
  licence: ResultLicence | null;
  /** Of its page here, or where it is found. */
  url: string;
}

/** What each type is called by those who read citations: BibTeX, RIS and schema.org. */
export const CITED_AS = {
  article: { bibtex: "article", ris: "JOUR", schema: "ScholarlyArticle" },
  book: { bibtex: "book", ris: "BOOK", schema: "Book" },
  report: { bibtex: "techreport", ris: "RPRT", schema: "Report" },
  policy_brief: { bibtex: "techreport", ris: "RPRT", schema: "Report" },
  dataset: { bibtex: "misc", ris: "DATA", schema: "Dataset" },
  digital_collection: { bibtex: "misc", ris: "DATA", schema: "Collection" },
  course: { bibtex: "misc", ris: "GEN", schema: "Course" },
  textbook: { bibtex: "book", ris: "BOOK", schema: "Book" },
  event_record: { bibtex: "proceedings", ris: "CONF", schema: "CreativeWork" },
  exhibition: { bibtex: "misc", ris: "GEN", schema: "CreativeWork" },
  video: { bibtex: "misc", ris: "VIDEO", schema: "VideoObject" },
  software: { bibtex: "misc", ris: "COMP", schema: "SoftwareSourceCode" },
  guideline: { bibtex: "manual", ris: "STAND", schema: "CreativeWork" },
  agreement: { bibtex: "misc", ris: "GEN", schema: "CreativeWork" },
  other: { bibtex: "misc", ris: "GEN", schema: "CreativeWork" },
} as const satisfies Record<ResultType, { bibtex: string; ris: string; schema: string }>;

// Braces are counted by readers of BibTeX even behind a backslash, so that none is left in a text.
const BIBTEX_SIGNS: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};

// Marks of direction and control signs have no place in a line that another program reads.
const oneLine = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .trim();

const inBibtex = (text: string) =>
  oneLine(text)
    .replace(/[\\{}~^]/g, (sign) => BIBTEX_SIGNS[sign] ?? sign)
    .replace(/[$&#%_]/g, (sign) => `\\${sign}`);

// Addresses stand as they are: what would end the field is said in ASCII.
const inAddress = (url: string) => oneLine(url).replace(/[\\{}\s]/g, (sign) => encodeURIComponent(sign));

// A name that holds the word between two names, or more commas than a name has, is one thing.
const isWhole = (name: string) => /\sand\s/i.test(name) || name.split(",").length > 3;
const bibtexName = (name: string) => (isWhole(name) ? `{${inBibtex(name)}}` : inBibtex(name));

const HOUSE_FIELD: Partial<Record<string, string>> = { techreport: "institution", manual: "organization" };

/** The result as an entry of BibTeX, in UTF-8. */
export function bibtexOf(cited: Cited): string {
  const kind = CITED_AS[cited.type].bibtex;
  const [year = "", month] = cited.date.split("-");
  const fields: [name: string, value: string][] = [
    ["title", `{${inBibtex(cited.title)}}`],
    ["author", cited.authors.map(bibtexName).join(" and ")],
    [HOUSE_FIELD[kind] ?? "publisher", cited.institutions.map(inBibtex).join(", ")],
    ["year", year],
    ["month", month ? String(Number(month)) : ""],
    ["doi", inAddress(cited.doi ?? "")],
    ["isbn", cited.isbn ?? ""],
    ["language", cited.languages.join(", ")],
    ["url", inAddress(cited.url)],
    ["abstract", inBibtex(cited.description)],
  ];
  const lines = fields
    .filter(([, value]) => value !== "" && value !== "{}")
    .map(([name, value]) => `  ${name} = {${value}},`);
  return `@${kind}{${cited.key},\n${lines.join("\n")}\n}\n`;
}

/** The result as a record of RIS. */
export function risOf(cited: Cited): string {
  const [year = "", month = "", day = ""] = cited.date.split("-");
  const fields: [tag: string, value: string][] = [
    ["TI", cited.title],
    ...cited.authors.map((name): [string, string] => ["AU", name]),
    ...cited.institutions.map((name): [string, string] => ["PB", name]),
    ["PY", year],
    ["DA", year && [year, month, day, ""].join("/")],
    ["AB", cited.description],
    ...cited.languages.map((code): [string, string] => ["LA", code]),
    ["DO", cited.doi ?? ""],
    ["SN", cited.isbn ?? ""],
    ["UR", cited.url],
  ];
  const lines = fields.flatMap(([tag, value]) => (oneLine(value) === "" ? [] : [`${tag}  - ${oneLine(value)}`]));
  return [`TY  - ${CITED_AS[cited.type].ris}`, ...lines, "ER  - ", ""].join("\r\n");
}

/** The result as a line of a list of literature. */
export function citeText({ authors, date, title, institutions, doi, url }: Cited, doiUrl: string | null): string {
  const shown = authors.length > 6 ? [...authors.slice(0, 6), "…"] : authors;
  const [year = ""] = date.split("-");
  const head = [shown.join(", "), year && `(${year})`].filter(Boolean).join(" ");
  const parts = [head, title, institutions.join(", ")].map(oneLine).filter(Boolean);
  return `${parts.map((part) => part.replace(/\.$/, "")).join(". ")}. ${doi && doiUrl ? doiUrl : url}`;
}

interface Meta {
  name: string;
  content: string;
}

/** What citation managers and indexes of literature read in the head of a page. */
export function citationMeta(cited: Cited, { page, pdf }: { page: string; pdf: string | null }): Meta[] {
  const meta = (name: string, content: string | null): Meta[] =>
    content ? [{ name: `citation_${name}`, content }] : [];
  return [
    ...meta("title", cited.title),
    ...cited.authors.flatMap((name) => meta("author", name)),
    ...meta("publication_date", cited.date.replaceAll("-", "/")),
    ...cited.institutions.flatMap((name) => meta("publisher", name)),
    ...meta("doi", cited.doi),
    ...meta("isbn", cited.isbn),
    ...cited.languages.flatMap((code) => meta("language", code)),
    ...meta("abstract_html_url", page),
    ...meta("pdf_url", pdf),
  ];
}

const LICENCE_ADDRESS: Partial<Record<ResultLicence, string>> = {
  cc_by: "https://creativecommons.org/licenses/by/4.0/",
  cc_by_sa: "https://creativecommons.org/licenses/by-sa/4.0/",
  cc_by_nc: "https://creativecommons.org/licenses/by-nc/4.0/",
  cc_by_nc_nd: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
  cc0: "https://creativecommons.org/publicdomain/zero/1.0/",
};

export const licenceAddress = (licence: ResultLicence | null): string | null =>
  licence === null ? null : (LICENCE_ADDRESS[licence] ?? null);

import { formatDateTime, formatNumber } from "#app/i18n/format.server.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { Words as PortalWords } from "../project/project-words.server.ts";

/** The words of the portal in the language of whoever takes the archive, and the language the project is written in. */
export interface Words extends PortalWords {
  written: string | null;
}

export const inLines = (text: string) => escapeXml(text).replaceAll("\n", "<br>");
export const paragraph = (text: string) => `<p>${inLines(text)}</p>`;

/** In which language people wrote something: what its letters say, else that of the project. */
export const langOf = (text: string, { written }: Words) => languageOfText(text) || (written ?? "");
/** What people wrote, in its own language and direction. */
export const own = (text: string, words: Words, lang = langOf(text, words)) =>
  `<bdi lang="${lang}">${inLines(text)}</bdi>`;
export const ownParagraph = (text: string, words: Words) =>
  text === "" ? "" : `<p lang="${langOf(text, words)}" dir="auto">${inLines(text)}</p>`;
export const listOf = (items: readonly string[]) =>
  items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

type Fact = readonly [term: string, value: string | null];
/** @param facts with their values as HTML */
export const factsOf = (facts: readonly Fact[]) => {
  const given = facts.filter(([, value]) => value);
  const lines = given.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`);
  return lines.length === 0 ? "" : `<dl>${lines.join("")}</dl>`;
};

/** @param title as HTML */
export const article = (title: string, ...parts: readonly string[]) =>
  `<article><h3>${title}</h3>${parts.join("")}</article>`;

export const section = (title: string, parts: readonly string[]) =>
  parts.every((part) => part === "") ? "" : `<section><h2>${escapeXml(title)}</h2>${parts.join("")}</section>`;

/** A link from the page, which stands in the folder of the archive, to a file beside it. */
export function linkTo({ name, path, isMissing }: Linked, { t }: Words): string {
  if (path === null)
    return `<bdi>${escapeXml(name)}</bdi> (${escapeXml(t(`projects:export.${isMissing ? "missing" : "left_out"}`))})`;
  const beside = path.split("/").slice(1).map(encodeURIComponent).join("/");
  return `<a href="${escapeXml(beside)}"><bdi>${escapeXml(name)}</bdi></a>`;
}

interface Linked {
  name: string;
  path: string | null;
  isMissing?: boolean;
}

export const momentOf = (moment: string, { locale }: Words) => formatDateTime(new Date(moment), locale);
export const inNumbers = (number: number | null, { locale }: Words) =>
  number === null ? null : formatNumber(number, locale);

export const perhapsOwn = (text: string | null, words: Words) => (text ? own(text, words) : null);

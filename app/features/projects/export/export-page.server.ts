import { formatNumber } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { richText } from "#app/platform/rich-text.server.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { ShownAnswer } from "../board/project-model.ts";
import type { NamedInitiative } from "../project/project-model.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import { languageLabel } from "../project/project-words.server.ts";
import { dateWords } from "../results/result-words.server.ts";
import type { ProjectExport, Told } from "./export.schema.ts";
import {
  article,
  factsOf,
  inLines,
  inNumbers,
  langOf,
  linkTo,
  listOf,
  momentOf,
  own,
  ownParagraph,
  paragraph,
  perhapsOwn,
  section,
  type Words,
} from "./export-html.server.ts";
import { meetingPart, notePart, workPart } from "./export-work.server.ts";

/** What the page says of the posting in words; `project.json` keeps it in codes. */
interface PostingInWords {
  facts: readonly ShownAnswer[];
  sections: readonly ShownAnswer[];
  initiatives: readonly NamedInitiative[];
  needs: ProjectValues["needs"];
  period: string;
  status: string;
}

const STYLE =
  "body{font:1rem/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2430}h2{margin-top:2.5rem;border-bottom:1px solid #bbb}dt{font-weight:600}dd{margin:0 0 .5rem}article{margin:1rem 0}";

function needPart(need: PostingInWords["needs"][number], words: Words): string {
  const { t, locale } = words;
  const { role, expertise, tasks, number, orgKind, countries } = need;
  const wanted = countries.map((code) => countryName(code, locale)).join(", ") || t("projects:need.any_country");
  const facts: [string, string][] = [
    ["expertise", own(expertise, words)],
    ["tasks", own(tasks, words)],
    ["number", inLines(formatNumber(number, locale))],
    ["orgKind", orgKind ? inLines(t(`vocabulary:org_kind.${orgKind}`)) : ""],
    ["countries", inLines(wanted)],
  ];
  return article(
    own(role, words),
    factsOf(facts.map(([name, value]) => [escapeXml(t(`projects:need.${name}`)), value])),
  );
}

const needsPart = (needs: PostingInWords["needs"], words: Words) =>
  section(
    words.t("projects:field.needs"),
    needs.map((need) => needPart(need, words)),
  );

function postingPart(posting: PostingInWords, achieved: string | null, words: Words): string[] {
  const { facts, sections, initiatives, period, status } = posting;
  const { t } = words;
  const supported = initiatives.map(({ title }) => own(title.text, words, title.lang)).join("<br>");
  const texts = sections.map(({ label, how, text, lang }) => {
    const said = lang ?? langOf(text, words);
    const shown = how === "rich" ? `<div lang="${said}" dir="auto">${text}</div>` : ownParagraph(text, words);
    return article(escapeXml(label), shown);
  });
  const asSaid = ({ how, text, lang }: ShownAnswer) => (how === "own" ? own(text, words, lang) : inLines(text));
  return [
    achieved ? article(escapeXml(t("projects:page.achieved")), ownParagraph(achieved, words)) : "",
    factsOf([
      [escapeXml(t("projects:filter.status")), inLines(status)],
      [escapeXml(t("projects:page.period")), inLines(period)],
      [escapeXml(t("projects:page.initiatives")), supported],
      ...facts.map((fact) => [escapeXml(fact.label), asSaid(fact)] as const),
    ]),
    ...texts,
  ];
}

function namePlace({ name, country, role }: Told<"lead"> & { role?: string }, words: Words): string {
  const place = country && escapeXml(countryName(country, words.locale));
  return [own(name, words), place, role ? own(role, words) : ""].filter(Boolean).join(", ");
}

function topicPart({ title, posts }: Told<"discussion">[number], words: Words): string {
  const said = posts.map(({ author, writtenAt, text }) => {
    const head = paragraph(`${author}, ${momentOf(writtenAt, words)}`);
    return `${head}<div lang="${langOf(text, words)}" dir="auto">${richText(text, { under: 3 })}</div>`;
  });
  const shown = title === null ? escapeXml(words.t("discussion:topic.hidden")) : own(title, words);
  return article(shown, ...said);
}

function resultPart(result: Told<"results">[number], words: Words): string {
  const { type, title, state, description, authors, institutions, date, url, doi, isbn, licence, file } = result;
  const { t } = words;
  const label = (name: string) => escapeXml(t(`results:field.${name}`));
  const among = (codes: readonly string[], say: (code: string) => string) => inLines(codes.map(say).join(", "));
  const head = [
    t(`vocabulary:result_type.${type}`),
    t(`results:state.${state}.title`),
    date && dateWords(date, words.locale),
    ...authors,
    ...institutions,
  ];
  return article(
    own(title, words),
    paragraph(head.filter(Boolean).join(", ")),
    ownParagraph(description, words),
    paragraph([url, doi].filter(Boolean).join(" ")),
    factsOf([
      [label("isbn"), isbn && inLines(isbn)],
      [label("licence"), licence && inLines(t(`vocabulary:result_licence.${licence}`))],
      [label("languages"), among(result.languages, (code) => languageLabel(code, words))],
      [label("themes"), among(result.themes, (code) => t(`vocabulary:theme.${code}`))],
    ]),
    file ? `<p>${linkTo(file, words)}</p>` : "",
  );
}

function reportPart(report: Told<"report">, words: Words): string[] {
  const texts = (["achievements", "problems", "followUp", "testimonials"] as const).map(
    (name) => [name, perhapsOwn(report[name], words)] as const,
  );
  const counts = (["peopleTotal", "peopleWomen", "peopleYouth"] as const).map(
    (name) => [name, inNumbers(report[name], words)] as const,
  );
  return [factsOf([...texts, ...counts].map(([name, value]) => [escapeXml(words.t(`report:field.${name}`)), value]))];
}

function documentPart({ name, versions }: Told<"documents">[number], words: Words): string {
  const lines = versions.map(({ number, note, person, institution, uploadedAt, file }) => {
    const version = words.t("projects:documents.version", { number });
    const said = escapeXml([version, person, institution, momentOf(uploadedAt, words)].filter(Boolean).join(", "));
    return `${linkTo(file, words)}: ${said}${note ? `, ${own(note, words)}` : ""}`;
  });
  return article(own(name, words), listOf(lines));
}

/** The archive of a project as a page that every browser opens from the folder. */
export function exportPage(told: ProjectExport, posting: PostingInWords, words: Words): string {
  const { t, locale } = words;
  const { project, lead, partners, letters } = told;
  const achieved = project.summaryAtTheEnd;
  const room = (name: string) => t(`projects:rooms.${name}`);
  const letterLines = letters.map(({ institution, file }) => `${escapeXml(institution ?? "")}: ${linkTo(file, words)}`);
  const written = t("projects:export.written", {
    moment: momentOf(told.writtenAt, words),
    association: told.association,
  });
  const body = [
    `<h1>${own(project.title, words, project.titleLanguage)}</h1>`,
    `<p>${escapeXml(written)} <a href="${escapeXml(project.page)}">${escapeXml(project.page)}</a></p>`,
    `<p>${escapeXml(t("projects:export.what_is_not"))}</p>`,
    section(room("project"), postingPart(posting, achieved, words)),
    needsPart(posting.needs, words),
    section(room("partnership"), [listOf([lead, ...partners].map((one) => namePlace(one, words)))]),
    section(room("work"), workPart(told.work, words)),
    section(
      room("progress"),
      told.notes.map((note) => notePart(note, words)),
    ),
    section(
      room("meetings"),
      told.meetings.map((meeting) => meetingPart(meeting, words)),
    ),
    section(
      room("discussion"),
      told.discussion.map((topic) => topicPart(topic, words)),
    ),
    section(
      room("results"),
      told.results.map((result) => resultPart(result, words)),
    ),
    section(room("report"), told.report ? reportPart(told.report, words) : []),
    section(
      room("documents"),
      told.documents.map((document) => documentPart(document, words)),
    ),
    section(room("commitment"), [listOf(letterLines)]),
  ];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(project.title)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${locale}"><head>${head}</head><body>\n${body.filter(Boolean).join("\n")}\n</body></html>\n`;
}

import { formatDateTime, formatDay, formatMonth, formatNumber } from "#app/i18n/format.server.ts";
import { formatByPlace } from "#app/i18n/zone-name.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { richText } from "#app/platform/rich-text.server.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { ShownAnswer } from "../board/project-model.ts";
import type { Words as PortalWords } from "../project/project-words.server.ts";
import type { ProjectExport } from "./export.schema.ts";

/** The words of the portal in the language of whoever takes the archive, and the language the project is written in. */
interface Words extends PortalWords {
  written: string | null;
}

type Told<Part extends keyof ProjectExport> = NonNullable<ProjectExport[Part]>;

/** What the page says of the posting in words; `project.json` keeps it in codes. */
interface PostingInWords {
  facts: readonly ShownAnswer[];
  sections: readonly ShownAnswer[];
}

const STYLE =
  "body{font:1rem/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2430}h2{margin-top:2.5rem;border-bottom:1px solid #bbb}dt{font-weight:600}dd{margin:0 0 .5rem}article{margin:1rem 0}";

const inLines = (text: string) => escapeXml(text).replaceAll("\n", "<br>");
const paragraph = (text: string) => `<p>${inLines(text)}</p>`;

/** In which language people wrote something: what its letters say, else that of the project. */
const langOf = (text: string, { written }: Words) => languageOfText(text) || (written ?? "");
/** What people wrote, in its own language and direction. */
const own = (text: string, words: Words, lang = langOf(text, words)) => `<bdi lang="${lang}">${inLines(text)}</bdi>`;
const ownParagraph = (text: string, words: Words) =>
  text === "" ? "" : `<p lang="${langOf(text, words)}" dir="auto">${inLines(text)}</p>`;
const listOf = (items: readonly string[]) =>
  items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

type Fact = readonly [term: string, value: string | null];
/** @param facts with their values as HTML */
const factsOf = (facts: readonly Fact[]) => {
  const given = facts.filter(([, value]) => value);
  const lines = given.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`);
  return lines.length === 0 ? "" : `<dl>${lines.join("")}</dl>`;
};

/** @param title as HTML */
const article = (title: string, ...parts: readonly string[]) => `<article><h3>${title}</h3>${parts.join("")}</article>`;

const section = (title: string, parts: readonly string[]) =>
  parts.every((part) => part === "") ? "" : `<section><h2>${escapeXml(title)}</h2>${parts.join("")}</section>`;

/** A link from the page, which stands in the folder of the archive, to a file beside it. */
function linkTo({ name, path, isMissing }: Linked, { t }: Words): string {
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

const momentOf = (moment: string, { locale }: Words) => formatDateTime(new Date(moment), locale);
const inNumbers = (number: number | null, { locale }: Words) => (number === null ? null : formatNumber(number, locale));

const perhapsOwn = (text: string | null, words: Words) => (text ? own(text, words) : null);

function postingPart({ facts, sections }: PostingInWords, achieved: string | null, words: Words): string[] {
  const { t } = words;
  const texts = sections.map(({ label, how, text, lang }) => {
    const said = lang ?? langOf(text, words);
    const shown = how === "rich" ? `<div lang="${said}" dir="auto">${text}</div>` : ownParagraph(text, words);
    return article(escapeXml(label), shown);
  });
  const asSaid = ({ how, text, lang }: ShownAnswer) => (how === "own" ? own(text, words, lang) : inLines(text));
  return [
    achieved ? article(escapeXml(t("projects:page.achieved")), ownParagraph(achieved, words)) : "",
    factsOf(facts.map((fact) => [escapeXml(fact.label), asSaid(fact)])),
    ...texts,
  ];
}

function namePlace({ name, country, role }: Told<"lead"> & { role?: string }, words: Words): string {
  const place = country && escapeXml(countryName(country, words.locale));
  return [own(name, words), place, role ? own(role, words) : ""].filter(Boolean).join(", ");
}

function workPart({ packages, milestones, tasks }: Told<"work">, words: Words): string[] {
  const { t, locale } = words;
  const left = t("work:milestone.left");
  const milestoneLine = ({ title, dueOn, institution, state, doneOn }: (typeof milestones)[number]) => {
    const done = doneOn && t("work:milestone.done_on", { day: formatDay(doneOn, locale) });
    const said = [formatDay(dueOn, locale), institution ?? left, t(`vocabulary:milestone_state.${state}`), done];
    return `${own(title, words)}: ${escapeXml(said.filter(Boolean).join(", "))}`;
  };
  const parts = packages.map(({ title, institution, partners, startMonth, endMonth, milestones: within }) => {
    const period = t("work:period", { from: formatMonth(startMonth, locale), until: formatMonth(endMonth, locale) });
    return article(
      own(title, words),
      paragraph([period, institution ?? left, ...partners].join(", ")),
      listOf(within.map(milestoneLine)),
    );
  });
  const given = tasks.map(({ task, person, dueOn, doneAt }) => {
    const said = [person, dueOn && formatDay(dueOn, locale), doneAt && t("work:task.done")];
    return `${own(task, words)}: ${escapeXml(said.filter(Boolean).join(", "))}`;
  });
  return [
    ...parts,
    listOf(milestones.map(milestoneLine)),
    given.length > 0 ? article(escapeXml(t("work:task.title")), listOf(given)) : "",
  ];
}

function notePart(note: Told<"notes">[number], words: Words): string {
  const { t } = words;
  const who = [note.person, note.institution ?? t("work:milestone.left")].join(", ");
  return article(
    escapeXml(`${momentOf(note.writtenAt, words)}: ${t(`vocabulary:progress_light.${note.light}`)}`),
    paragraph(who),
    ownParagraph(note.said, words),
    factsOf([
      [escapeXml(t("work:progress.reached")), inNumbers(note.reached, words)],
      [escapeXml(t("work:progress.nextSteps")), perhapsOwn(note.nextSteps, words)],
      [escapeXml(t("work:progress.risks")), perhapsOwn(note.risks, words)],
    ]),
  );
}

function meetingPart(meeting: Told<"meetings">[number], words: Words): string {
  const { t, locale } = words;
  const { title, startsAt, timeZone, minutesLong, place, agenda, minutes, isCancelled, path } = meeting;
  const when = `${formatByPlace(new Date(startsAt), locale, timeZone)}, ${t("work:meeting.lasts", { number: minutesLong })}`;
  const cancelled = isCancelled ? ` (${escapeXml(t("work:meeting.cancelled"))})` : "";
  return article(
    own(title, words) + cancelled,
    factsOf([
      [escapeXml(when), perhapsOwn(place, words)],
      [escapeXml(t("work:meeting.agenda")), perhapsOwn(agenda, words)],
      [escapeXml(t("work:meeting.minutes")), perhapsOwn(minutes, words)],
    ]),
    `<p>${linkTo({ name: t("work:meeting.calendar"), path }, words)}</p>`,
  );
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
  const { type, title, state, description, authors, institutions, date, url, doi, file } = result;
  const { t } = words;
  const head = [
    t(`vocabulary:result_type.${type}`),
    t(`results:state.${state}.title`),
    date,
    ...authors,
    ...institutions,
  ];
  return article(
    own(title, words),
    paragraph(head.filter(Boolean).join(", ")),
    ownParagraph(description, words),
    paragraph([url, doi].filter(Boolean).join(" ")),
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

import { formatDateTime, formatDay, formatMonth, formatNumber } from "#app/i18n/format.server.ts";
import { formatByPlace } from "#app/i18n/zone-name.server.ts";
import { richText } from "#app/platform/rich-text.server.ts";
import { escapeXml } from "#app/platform/xml.ts";
import type { ShownAnswer } from "../board/project-model.ts";
import type { Words } from "../project/project-words.server.ts";
import type { ProjectExport } from "./export.schema.ts";

type Told<Part extends keyof ProjectExport> = NonNullable<ProjectExport[Part]>;

/** What the page says of the posting in words; `project.json` keeps it in codes. */
interface PostingInWords {
  facts: readonly ShownAnswer[];
  sections: readonly ShownAnswer[];
}

const STYLE =
  "body{font:1rem/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2430}h2{margin-top:2.5rem;border-bottom:1px solid #bbb}dt{font-weight:600}dd{margin:0 0 .5rem}article{margin:1rem 0}";

const paragraph = (text: string) => `<p>${escapeXml(text).replaceAll("\n", "<br>")}</p>`;
const listOf = (items: readonly string[]) =>
  items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

type Fact = readonly [term: string, value: string | null];
const factsOf = (facts: readonly Fact[]) => {
  const given = facts.filter(([, value]) => value);
  const lines = given.map(
    ([term, value]) => `<dt>${escapeXml(term)}</dt><dd>${escapeXml(value ?? "").replaceAll("\n", "<br>")}</dd>`,
  );
  return lines.length === 0 ? "" : `<dl>${lines.join("")}</dl>`;
};

const article = (title: string, ...parts: readonly string[]) =>
  `<article><h3>${escapeXml(title)}</h3>${parts.join("")}</article>`;

const section = (title: string, parts: readonly string[]) =>
  parts.every((part) => part === "") ? "" : `<section><h2>${escapeXml(title)}</h2>${parts.join("")}</section>`;

/** A link from the page, which stands in the folder of the archive, to a file beside it. */
function linkTo({ name, path }: { name: string; path: string | null }, { t }: Words): string {
  if (path === null) return `${escapeXml(name)} (${escapeXml(t("projects:export.left_out"))})`;
  const beside = path.split("/").slice(1).map(encodeURIComponent).join("/");
  return `<a href="${escapeXml(beside)}">${escapeXml(name)}</a>`;
}

const momentOf = (moment: string, { locale }: Words) => formatDateTime(new Date(moment), locale);
const inNumbers = (number: number | null, { locale }: Words) => (number === null ? null : formatNumber(number, locale));

function postingPart({ facts, sections }: PostingInWords): string[] {
  const texts = sections.map(({ label, how, text }) => article(label, how === "rich" ? text : paragraph(text)));
  return [factsOf(facts.map(({ label, text }) => [label, text])), ...texts];
}

const namePlace = ({ name, country, role }: Told<"lead"> & { role?: string }) =>
  escapeXml([name, country, role].filter(Boolean).join(", "));

function workPart({ packages, milestones, tasks }: Told<"work">, words: Words): string[] {
  const { t, locale } = words;
  const left = t("work:milestone.left");
  const milestoneLine = ({ title, dueOn, institution, state, doneOn }: (typeof milestones)[number]) => {
    const done = doneOn && t("work:milestone.done_on", { day: formatDay(doneOn, locale) });
    const said = [formatDay(dueOn, locale), institution ?? left, t(`vocabulary:milestone_state.${state}`), done];
    return `${escapeXml(title)}: ${escapeXml(said.filter(Boolean).join(", "))}`;
  };
  const parts = packages.map(({ title, institution, partners, startMonth, endMonth, milestones: own }) => {
    const period = t("work:period", { from: formatMonth(startMonth, locale), until: formatMonth(endMonth, locale) });
    return article(
      title,
      paragraph([period, institution ?? left, ...partners].join(", ")),
      listOf(own.map(milestoneLine)),
    );
  });
  const given = tasks.map(({ task, person, dueOn, doneAt }) => {
    const said = [person, dueOn && formatDay(dueOn, locale), doneAt && t("work:task.done")];
    return `${escapeXml(task)}: ${escapeXml(said.filter(Boolean).join(", "))}`;
  });
  return [
    ...parts,
    listOf(milestones.map(milestoneLine)),
    given.length > 0 ? article(t("work:task.title"), listOf(given)) : "",
  ];
}

function notePart(note: Told<"notes">[number], words: Words): string {
  const { t } = words;
  const who = [note.person, note.institution ?? t("work:milestone.left")].join(", ");
  return article(
    `${momentOf(note.writtenAt, words)}: ${t(`vocabulary:progress_light.${note.light}`)}`,
    paragraph(who),
    paragraph(note.said),
    factsOf([
      [t("work:progress.reached"), inNumbers(note.reached, words)],
      [t("work:progress.nextSteps"), note.nextSteps],
      [t("work:progress.risks"), note.risks],
    ]),
  );
}

function meetingPart(meeting: Told<"meetings">[number], words: Words): string {
  const { t, locale } = words;
  const { title, startsAt, timeZone, minutesLong, place, agenda, minutes, isCancelled, path } = meeting;
  const when = `${formatByPlace(new Date(startsAt), locale, timeZone)}, ${t("work:meeting.lasts", { number: minutesLong })}`;
  return article(
    isCancelled ? `${title} (${t("work:meeting.cancelled")})` : title,
    factsOf([
      [when, place],
      [t("work:meeting.agenda"), agenda],
      [t("work:meeting.minutes"), minutes],
    ]),
    `<p>${linkTo({ name: t("work:meeting.calendar"), path }, words)}</p>`,
  );
}

function topicPart({ title, posts }: Told<"discussion">[number], words: Words): string {
  const said = posts.map(({ author, writtenAt, text }) => {
    const head = paragraph(`${author}, ${momentOf(writtenAt, words)}`);
    return head + richText(text, { under: 3 });
  });
  return article(title ?? words.t("discussion:topic.hidden"), ...said);
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
    title,
    paragraph(head.filter(Boolean).join(", ")),
    paragraph(description),
    paragraph([url, doi].filter(Boolean).join(" ")),
    file ? `<p>${linkTo(file, words)}</p>` : "",
  );
}

function reportPart(report: Told<"report">, words: Words): string[] {
  const texts = (["achievements", "problems", "followUp", "testimonials"] as const).map(
    (name) => [name, report[name]] as const,
  );
  const counts = (["peopleTotal", "peopleWomen", "peopleYouth"] as const).map(
    (name) => [name, inNumbers(report[name], words)] as const,
  );
  return [factsOf([...texts, ...counts].map(([name, value]) => [words.t(`report:field.${name}`), value]))];
}

function documentPart({ name, versions }: Told<"documents">[number], words: Words): string {
  const lines = versions.map(({ number, note, person, institution, uploadedAt, file }) => {
    const version = words.t("projects:documents.version", { number });
    const said = [version, person, institution, momentOf(uploadedAt, words), note].filter(Boolean).join(", ");
    return `${linkTo(file, words)}: ${escapeXml(said)}`;
  });
  return article(name, listOf(lines));
}

/** The archive of a project as a page that every browser opens from the folder. */
export function exportPage(told: ProjectExport, posting: PostingInWords, words: Words): string {
  const { t, locale } = words;
  const { project, lead, partners, letters } = told;
  const room = (name: string) => t(`projects:rooms.${name}`);
  const letterLines = letters.map(({ institution, file }) => `${escapeXml(institution ?? "")}: ${linkTo(file, words)}`);
  const written = t("projects:export.written", {
    moment: momentOf(told.writtenAt, words),
    association: told.association,
  });
  const body = [
    `<h1>${escapeXml(project.title)}</h1>`,
    `<p>${escapeXml(written)} <a href="${escapeXml(project.page)}">${escapeXml(project.page)}</a></p>`,
    `<p>${escapeXml(t("projects:export.what_is_not"))}</p>`,
    section(room("project"), postingPart(posting)),
    section(room("partnership"), [listOf([lead, ...partners].map(namePlace))]),
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

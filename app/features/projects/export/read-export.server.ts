import type { Reader } from "#db/index.server.ts";
import { listLetters } from "../commitment/read-letters.server.ts";
import { listReadable } from "../discussion/read-discussion.server.ts";
import { listVersions } from "../documents/read-documents.server.ts";
import { readerOfLetters } from "../project/commitment.policy.ts";
import { POSTING_FIELDS, type ProjectValues } from "../project/posting-fields.ts";
import { institutionsIn } from "../project/partnership.policy.ts";
import { isOwn } from "../project/project.policy.ts";
import { namedInitiatives } from "../project/project-initiatives.server.ts";
import { type NamedInstitution, shownPartners } from "../project/project-partners.server.ts";
import { valuesOf } from "../project/project-rows.server.ts";
import { titleIn } from "../project/project-title.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import { findReport } from "../report/read-report.server.ts";
import { answersIn, findStored, listResults, subjectOf } from "../results/read-results.server.ts";
import { readsUnpublished } from "../results/result.policy.ts";
import {
  answersFor,
  listColleagues,
  listMilestones,
  listPackages,
  type MilestoneRow,
} from "../work/list-work.server.ts";
import { listNotes } from "../work/list-progress.server.ts";
import { listMeetings } from "../work/meetings-view.server.ts";
import { listTasks } from "../work/tasks-view.server.ts";
import { namesIn, type WorkSubject } from "../work/work-view.server.ts";
import { EXPORT_FORMAT, type ProjectExport } from "./export.schema.ts";
import type { Shelf } from "./export-files.ts";

interface Exporting {
  subject: WorkSubject;
  origin: string;
  association: string;
  now: Date;
  shelf: Shelf;
}

/** One after the other, so that each archive names its files alike. */
async function inOrder<One, Made>(all: readonly One[], make: (one: One) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

const isoOf = (moment: Date | null) => moment?.toISOString() ?? null;

/** The answers of the posting that this reader reads on the page of the project, by the names of the questions. */
function answersOf(values: Partial<ProjectValues>, { found, audience }: WorkSubject): Record<string, unknown> {
  const isInner = isOwn(audience, found.subject);
  const fields = POSTING_FIELDS.filter(({ readBy }) => readBy !== "lead" || isInner);
  const given = fields.map(({ key }) => [key, (values as Record<string, unknown>)[key]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function institutionIn({ origin }: Exporting, words: Words) {
  return (institution: NamedInstitution) => ({
    name: nameView(words, institution),
    country: institution.country,
    page: `${origin}/directory/${institution.slug}`,
  });
}

async function readWork(db: Reader, { subject }: Exporting, words: Words): Promise<ProjectExport["work"]> {
  const { id } = subject.found.row;
  const names = namesIn(subject, words);
  const [packages, milestones, tasks, colleagues] = await Promise.all([
    listPackages(db, id),
    listMilestones(db, id),
    listTasks(db, id),
    listColleagues(db, institutionsIn(subject.partnership)),
  ]);
  const milestoneOf = (row: MilestoneRow) => {
    const { title, dueOn, institutionId, state, doneOn, evidence } = row;
    const institution = names.get(institutionId) ?? null;
    return { title, dueOn, state, doneOn, evidence, institution, person: answersFor(row, colleagues)?.name ?? null };
  };
  const inPart = (part: string | null) => milestones.filter(({ packageId }) => packageId === part).map(milestoneOf);
  return {
    packages: packages.map(({ id: part, title, institutionId, partners, startMonth, endMonth }) => ({
      ...{ title, startMonth, endMonth },
      institution: (institutionId && names.get(institutionId)) ?? null,
      partners: partners.flatMap((one) => names.get(one) ?? []),
      milestones: inPart(part),
    })),
    milestones: inPart(null),
    tasks: tasks.map(({ task, person }) => ({
      ...{ task: task.sentence, person, dueOn: task.dueOn, doneAt: isoOf(task.doneAt) },
      part: packages.find((one) => one.id === task.packageId)?.title ?? null,
    })),
  };
}

async function readNotes(db: Reader, { subject }: Exporting, words: Words): Promise<ProjectExport["notes"]> {
  const names = namesIn(subject, words);
  const rows = await listNotes(db, subject.found.row.id);
  return rows.map(({ note, person }) => {
    const { light, said, reached, reachedWomen, reachedYouth, countries, nextSteps, risks } = note;
    const institution = names.get(note.institutionId) ?? null;
    const told = { light, said, reached, reachedWomen, reachedYouth, countries, nextSteps, risks };
    return { writtenAt: note.writtenAt.toISOString(), person, institution, ...told };
  });
}

async function readDiscussion(db: Reader, projectId: string): Promise<ProjectExport["discussion"]> {
  const rows = await listReadable(db, projectId);
  return [...Map.groupBy(rows, ({ topic }) => topic.id).values()].map((posts) => ({
    // Its title is hidden or gone with the post that opened it.
    title: posts.find(({ post }) => post.isOpening)?.topic.title ?? null,
    posts: posts.map(({ message, author }) => ({
      ...{ author, text: message.body },
      writtenAt: message.createdAt.toISOString(),
    })),
  }));
}

async function readResultsOf(
  db: Reader,
  { subject, shelf }: Exporting,
  words: Words,
): Promise<ProjectExport["results"]> {
  const { found, partnership, audience } = subject;
  const all = await listResults(db, found.row.id);
  const readable = all.filter(
    (one) => one.row.state === "published" || readsUnpublished(audience, partnership, subjectOf(one)),
  );
  const folder = words.t("projects:export.folder.results");
  return inOrder(readable, async ({ row, institutions }) => {
    const {
      type,
      title,
      description,
      authors,
      otherInstitutions,
      date,
      url,
      doi,
      isbn,
      licence,
      languages,
      themes,
      fileId,
    } = answersIn(row);
    const file = await findStored(db, fileId);
    return {
      ...{ type, title, state: row.state, description, authors, date, url, doi, isbn, licence, languages, themes },
      institutions: [...institutions.map((one) => nameView(words, one)), ...otherInstitutions],
      file: file && (await shelf.put(folder, file.name, { ...file, fileId: file.id })),
    };
  });
}

async function readReport(db: Reader, projectId: string): Promise<ProjectExport["report"]> {
  const report = await findReport(db, projectId);
  if (!report) return null;
  const { achievements, problems, followUp, testimonials, peopleTotal, peopleWomen, peopleYouth, mayPublish } =
    report.row;
  const told = { achievements, problems, followUp, testimonials, peopleTotal, peopleWomen, peopleYouth, mayPublish };
  return { ...told, handedInAt: isoOf(report.row.handedInAt) };
}

async function readDocumentsOf(
  db: Reader,
  { subject, shelf }: Exporting,
  words: Words,
): Promise<ProjectExport["documents"]> {
  const rows = await listVersions(db, subject.found.row.id);
  const folder = words.t("projects:export.folder.documents");
  return inOrder([...Map.groupBy(rows, ({ document }) => document.id).values()], async (versions) => {
    const { name = "", language = null } = versions[0]?.document ?? {};
    return {
      ...{ name, language },
      versions: await inOrder(versions, async (row) => ({
        ...{ number: row.number, note: row.note, person: row.person, uploadedAt: row.uploadedAt.toISOString() },
        institution: nameView(words, row.institution),
        file: await shelf.put(folder, `${name} - ${row.number} - ${row.file}`, { ...row, name: row.file }),
      })),
    };
  });
}

async function readLetters(db: Reader, { subject, shelf }: Exporting, words: Words): Promise<ProjectExport["letters"]> {
  const { found, partnership, audience } = subject;
  const reader = readerOfLetters(audience, { ...partnership, kind: found.row.kind });
  if (!reader) return [];
  const names = namesIn(subject, words);
  const folder = words.t("projects:export.folder.letters");
  return inOrder(await listLetters(db, found, reader), async (row) => {
    const institution = names.get(row.institutionId) ?? null;
    const file = await shelf.put(folder, `${institution ?? ""} - ${row.file}`, { ...row, name: row.file });
    return { institution, person: row.person, uploadedAt: row.uploadedAt.toISOString(), file };
  });
}

async function readMeetingsOf(db: Reader, { subject, shelf, now }: Exporting, words: Words) {
  const rows = await listMeetings(db, subject.found.row.id, now);
  const folder = words.t("projects:export.folder.meetings");
  return rows.map((row) => {
    const { id, title, timeZone, place, agenda, minutes } = row;
    const startsAt = row.startsAt.toISOString();
    const path = shelf.pathOf(folder, `${startsAt.slice(0, 10)} ${title}.ics`);
    const told = { title, startsAt, minutesLong: row.durationMinutes, timeZone, place, agenda, minutes };
    return { id, told: { ...told, isCancelled: row.cancelledAt !== null, path } };
  });
}

/** Everything of a project that somebody of its partnership reads, and the meetings whose calendar entries are beside it. */
export async function readExport(
  db: Reader,
  exporting: Exporting,
  words: Words,
): Promise<{ told: ProjectExport; meetings: { id: string; path: string }[] }> {
  const { subject, origin, association, now } = exporting;
  const { found } = subject;
  const { row } = found;
  const institutionOf = institutionIn(exporting, words);
  const values = await valuesOf(db, row);
  const title = titleIn(words.locale, row);
  const documents = await readDocumentsOf(db, exporting, words);
  const meetings = await readMeetingsOf(db, exporting, words);
  const told: ProjectExport = {
    format: EXPORT_FORMAT,
    writtenAt: now.toISOString(),
    language: words.locale,
    association,
    project: {
      page: `${origin}/projects/${row.slug}`,
      ...{ title: title.text, titleLanguage: title.lang },
      titles: { en: row.titleEn, ...row.translatedTitles },
      ...{ status: row.status, publishedAt: isoOf(row.publishedAt), completedAt: isoOf(row.completedAt) },
      initiatives: (await namedInitiatives(db, row.id, words)).map((one) => ({
        title: one.title.text,
        page: one.path && origin + one.path,
      })),
      summaryAtTheEnd: row.finalSummary,
      answers: answersOf(values, subject),
    },
    lead: institutionOf(found.lead),
    partners: shownPartners(found.partners).map(({ institution, externalName, country, role }) => ({
      ...(institution ? institutionOf(institution) : { name: externalName ?? "", country, page: null }),
      role,
    })),
    work: await readWork(db, exporting, words),
    notes: await readNotes(db, exporting, words),
    meetings: meetings.map((one) => one.told),
    discussion: await readDiscussion(db, row.id),
    results: await readResultsOf(db, exporting, words),
    report: await readReport(db, row.id),
    documents,
    letters: await readLetters(db, exporting, words),
  };
  return { told, meetings: meetings.map(({ id, told: { path } }) => ({ id, path })) };
}

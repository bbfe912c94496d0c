import { randomUUID } from "node:crypto";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import type { ProgressLight } from "#db/vocabulary-work.ts";
import { interestOptions } from "../project/form-options.server.ts";
import { isUnderWay, seesPartnership, writesFor } from "../project/partnership.policy.ts";
import { valuesOf } from "../project/project-rows.server.ts";
import { titleIn } from "../project/project-title.ts";
import { momentView, type Words } from "../project/project-words.server.ts";
import { courseOf, isSilent, listNotes, listTroubled, newestNotes } from "./list-progress.server.ts";
import type { CourseView, LightView, NoteStart, ProgressView } from "./progress-model.ts";
import { reachedIn } from "./reached.server.ts";
import { isFreshNote } from "./work.ts";
import { namesIn, type WorkSubject } from "./work-view.server.ts";
import { markOfNote } from "./write-progress.server.ts";

const TONES = { on_track: "ok", at_risk: "wait", off_track: "bad" } as const satisfies Record<ProgressLight, string>;

const lightView = ({ t }: Words, light: ProgressLight): LightView => ({
  label: t(`vocabulary:progress_light.${light}`),
  tone: TONES[light],
});

type Note = Awaited<ReturnType<typeof listNotes>>[number]["note"];

const startOf = (note: Note): NoteStart => ({
  version: markOfNote(note),
  ...{ light: note.light, said: note.said, countries: note.countries },
  reached: note.reached?.toString() ?? "",
  reachedWomen: note.reachedWomen?.toString() ?? "",
  reachedYouth: note.reachedYouth?.toString() ?? "",
  ...{ nextSteps: note.nextSteps ?? "", risks: note.risks ?? "" },
});

/** How a project has gone on, by the notes of its institutions. */
export async function progressView(
  db: Reader,
  subject: WorkSubject,
  words: Words & { now: Date },
): Promise<ProgressView> {
  const { found, partnership, audience } = subject;
  const { t, locale } = words;
  const names = namesIn(subject, words);
  const [rows, { projectProgressMonths }] = await Promise.all([listNotes(db, found.row.id), getAssociation(db)]);
  const mine = writesFor(audience, partnership);
  // Each institution writes its own notes; who reads them all is told of the newest.
  const last = rows.find(({ note }) => mine.length === 0 || mine.includes(note.institutionId));
  const course = courseOf(last?.note, found.row.publishedAt ?? found.row.createdAt, projectProgressMonths);
  const { countriesByRegion } = interestOptions(words, [
    ...found.partners.flatMap(({ country }) => country ?? []),
    found.lead.country,
    ...((await valuesOf(db, found.row)).countries ?? []),
  ]);
  const going = isUnderWay(partnership);
  const isOwn = ({ writtenById, institutionId }: Note) =>
    writtenById === audience.viewer?.id && mine.includes(institutionId);
  return {
    title: t("work:progress.title"),
    project: { title: titleIn(locale, found.row), to: `/projects/${found.row.slug}` },
    isUnderWay: going,
    notes: rows.map(({ note, person }) => ({
      ...{ id: note.id, person, said: note.said, nextSteps: note.nextSteps, risks: note.risks },
      institution: names.get(note.institutionId) ?? t("work:milestone.left"),
      at: momentView(words, note.writtenAt),
      corrected: note.correctedAt && formatDateTime(note.correctedAt, locale),
      own: isOwn(note) ? { start: startOf(note), isFresh: isFreshNote(note, words.now) } : null,
      light: lightView(words, note.light),
      reached: reachedIn(words, note),
      countries: note.countries.map((code) => countryName(code, locale)).join(", "),
    })),
    due: going ? formatDay(course.dueOn, locale) : null,
    newId: mine.length > 0 ? randomUUID() : null,
    institutions: mine.flatMap((id) => {
      const label = names.get(id);
      return label === undefined ? [] : [{ value: id, label }];
    }),
    countriesByRegion,
  };
}

const notedIn = ({ t, locale }: Words, notedOn: string | null) =>
  notedOn === null ? t("work:course.never") : t("work:course.noted", { day: formatDay(notedOn, locale) });

/** The last light of a project, for those who read what its partnership keeps; null for everybody else. */
export async function courseView(
  db: Reader,
  { partnership, audience }: Pick<WorkSubject, "partnership" | "audience">,
  words: Words,
): Promise<CourseView | null> {
  if (!seesPartnership(audience, partnership)) return null;
  const noted = (await newestNotes(db, [partnership.id])).get(partnership.id);
  if (!noted) return null;
  return { light: lightView(words, noted.light), noted: notedIn(words, dayOf(noted.writtenAt)) };
}

/** The projects in a coordinator's scope that are in trouble or silent, in words. */
export async function troubledView(db: Reader, viewer: Viewer, words: Words) {
  const { projectProgressMonths } = await getAssociation(db);
  const rows = await listTroubled(db, viewer, projectProgressMonths, words.today);
  return rows.map((row) => ({
    ...{ slug: row.slug, title: titleIn(words.locale, row), noted: notedIn(words, row.course.notedOn) },
    light: row.course.light && lightView(words, row.course.light),
    isSilent: isSilent(row.course, words.today),
  }));
}

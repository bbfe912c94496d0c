import { z } from "zod";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { storedEntry } from "#app/platform/stored-entry.server.ts";
import { type ZipEntry, zipParts } from "#app/platform/zip.server.ts";
import type { Locale } from "#db/locales.ts";
import { shownFacts, shownSections } from "../board/shown-answers.server.ts";
import { isOwn } from "../project/project.policy.ts";
import { namedInitiatives } from "../project/project-initiatives.server.ts";
import { valuesOf } from "../project/project-rows.server.ts";
import { periodText, projectStatus } from "../project/project-words.server.ts";
import { meetingCalendar } from "../work/meetings-view.server.ts";
import type { WorkSubject } from "../work/work-view.server.ts";
import { archiveShelf } from "./export-files.ts";
import { exportPage } from "./export-page.server.ts";
import { projectExportSchema } from "./export.schema.ts";
import { readExport } from "./read-export.server.ts";

interface Asked {
  subject: WorkSubject;
  /** Of whoever takes it. */
  locale: Locale;
}

type Context = Pick<Services, "db" | "clock" | "config" | "files" | "logger">;

async function postingInWords(
  { db }: Context,
  { found, audience }: WorkSubject,
  words: Parameters<typeof shownFacts>[2],
) {
  const readers = ["everyone", "members", ...(isOwn(audience, found.subject) ? (["lead"] as const) : [])] as const;
  const values = await valuesOf(db, found.row);
  const { before, after } = shownSections(values, readers, words);
  const { row } = found;
  return {
    facts: shownFacts(values, readers, words),
    sections: [...before, ...after],
    initiatives: await namedInitiatives(db, row.id, words),
    needs: values.needs ?? [],
    period: periodText(words, row.startMonth, row.endMonth) ?? "",
    status: projectStatus(words, row.status, row.answerBy).label,
  };
}

const asText = (text: string) => () => Promise.resolve(Buffer.from(text));
const asJson = (value: unknown) => asText(`${JSON.stringify(value, null, 2)}\n`);

/**
 * Everything of a project that somebody of its partnership reads, as the parts of one ZIP archive: `project.json` in the shape of
 * the schema beside it, the same as a page, calendar entries, and every stored file. The files are read one by one as they are
 * sent.
 */
export async function archiveProject(context: Context, { subject, locale }: Asked) {
  const { db, clock, config, files } = context;
  const { row } = subject.found;
  const now = clock.now();
  const words = { t: translator(locale), locale, today: dayOf(now) };
  const { name: association } = await getLocalizedAssociation(db, locale);
  const root = `${row.acronym ?? row.slug} ${words.today}`;
  const shelf = archiveShelf(root, files.has);
  const own = { page: shelf.pathOf(null, "index.html"), json: shelf.pathOf(null, "project.json") };
  const schema = shelf.pathOf(null, "project.schema.json");
  const asked = { subject, association, now, shelf, origin: config.origin };
  const { told, meetings } = await readExport(db, asked, words);
  const page = exportPage(told, await postingInWords(context, subject, words), { ...words, written: row.textLanguage });
  const calendar = async (id: string) =>
    Buffer.from((await meetingCalendar(db, subject, { id, origin: config.origin, locale })) ?? "");
  const missing = (file: string) => words.t("common:missing_file", { file });
  const entries: ZipEntry[] = [
    { name: own.page, read: asText(page) },
    { name: own.json, read: asJson(projectExportSchema.parse(told)) },
    { name: schema, read: asJson(z.toJSONSchema(projectExportSchema)) },
    ...meetings.map(({ id, path }) => ({ name: path, read: () => calendar(id) })),
    ...shelf.entries.map(({ path, fileId }) => storedEntry(context, { name: path, fileId, missing })),
  ];
  return { name: `${root}.zip`, parts: zipParts(entries, now) };
}

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { publishChange } from "#app/features/projects/posting/check-change.server.ts";
import { editProject } from "#app/features/projects/posting/edit-project.server.ts";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { boardCard } from "#app/features/projects/board/board-view.server.ts";
import { projectView } from "#app/features/projects/board/project-view.server.ts";
import { findProject, readProject } from "#app/features/projects/project/project-queries.server.ts";
import { valuesOf } from "#app/features/projects/project/project-rows.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { projects, projectTexts } from "#db/schema/projects.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { EARLIER_RELEASES, openEarlierRelease } from "#tests/support/earlier-release.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const TEXTS = {
  textLanguage: "kk",
  titleKk: "Керуен сарай дәптерлері",
  summary: "Студенттер керуен сарайларды өлшейді.",
  description: "Алдымен өлшеу, содан кейін әңгіме.",
  summaryEn: "Students measure caravanserais.",
  summaryRu: "Студенты обмеряют караван-сараи.",
  descriptionRu: "Сначала обмеры, затем беседы.",
} as const;

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

test("what a project says in each language is kept, shown and found, and goes when it is taken out", async () => {
  const { leader, coordinator, project } = await setUpBoard(services, "Notebook");
  const { db } = services;
  const today = dayNow(services.clock);
  const edit = async (change: Partial<ReturnType<typeof completeValues>>) => {
    const { version } = await readProject(db, project.id);
    const values = completeValues(services.clock.now(), { titleEn: "Notebooks of the caravanserai", ...change });
    expect(await editProject(services, { projectId: project.id, version, values }, leader)).toMatchObject({ ok: true });
    const read = { projectId: project.id, read: await markOf(db, project.id) };
    expect(await publishChange(services, read, coordinator)).toEqual({ ok: true });
    return values;
  };
  const values = await edit(TEXTS);
  const row = await readProject(db, project.id);
  expect(row.translatedTitles).toEqual({ kk: TEXTS.titleKk });
  expect(row.answers).toBeNull();
  expect(await valuesOf(db, row)).toEqual({ ...values, answerBy: row.answerBy });

  const stranger = await getAudience(db, null, today);
  const member = await getAudience(db, leader, today);
  const found = async (q: string, audience = stranger) =>
    (await listBoard(db, audience, readBoardFilters(new URLSearchParams({ q })), today)).rows.map(({ id }) => id);
  for (const word of ["өлшейді", "обмеряют", "caravanserais", "дәптерлері"])
    expect([word, await found(word)]).toEqual([word, [project.id]]);
  expect([await found("беседы"), await found("беседы", member)]).toEqual([[], [project.id]]);

  const shown = async (locale: Locale, audience = member) => {
    const page = await findProject(db, project.slug, audience);
    if (!page) throw new Error("It does not stand on the board");
    const parts = { values: await valuesOf(db, page.row), needs: [], activity: [], initiatives: [] };
    const { sections, otherTexts } = projectView(page, parts, audience, { t: translator(locale), locale, today });
    const own = sections.before.map(({ name, lang, note }) => `${name} ${lang} ${note ?? "-"}`);
    return [...own, ...otherTexts.map(({ lang, texts }) => `${lang}: ${texts.map(({ name }) => name).join(" ")}`)];
  };
  expect(await shown("kk")).toEqual(["summary kk -", "description kk -", "en: summary", "ru: summary description"]);
  expect(await shown("en")).toEqual([
    ...["summary en Translation; original: Kazakh", "description kk Original: Kazakh"],
    ...["kk: summary", "ru: summary description"],
  ]);
  expect(await shown("en", stranger)).toEqual([
    ...["summary en Translation; original: Kazakh", "kk: summary", "ru: summary"],
  ]);
  const { rows } = await listBoard(db, stranger, readBoardFilters(new URLSearchParams({ q: "өлшейді" })), today);
  const excerpts = LOCALES.flatMap((locale) =>
    rows.map((one) => boardCard(one, { t: translator(locale), locale, today }).excerpt),
  );
  expect(excerpts).toEqual([
    { text: TEXTS.summaryEn, lang: "en" },
    { text: TEXTS.summaryRu, lang: "ru" },
    { text: TEXTS.summary, lang: "kk" },
  ]);

  await edit({ textLanguage: "kk", summary: TEXTS.summary, summaryEn: TEXTS.summaryEn });
  const kept = await db.select().from(projectTexts).where(eq(projectTexts.projectId, project.id));
  expect(kept.map(({ kind, locale }) => `${kind} ${locale}`)).toEqual(["summary en"]);
  expect(await found("обмеряют")).toEqual([]);
});

describe.each(EARLIER_RELEASES)("the projects of release %s", (release) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openEarlierRelease(release);
    await database.migrate("db/migrations");
  });
  afterAll(() => database.close());

  test("are of no language and are shown as they were written, unmarked", async () => {
    const { db } = database;
    const rows = await db.select().from(projects);
    expect(rows.length).toBeGreaterThan(0);
    const values = await Promise.all(rows.map((row) => valuesOf(db, row)));
    expect(new Set(values.map(({ textLanguage }) => textLanguage))).toEqual(new Set([undefined]));
    const today = rows[0]?.createdAt.toISOString().slice(0, 10) ?? "";
    const stranger = await getAudience(db, null, today);
    const seen = await Promise.all(rows.map(({ slug }) => findProject(db, slug, stranger)));
    const pages = seen.flatMap((page, at) => {
      const parts = { values: values[at] ?? {}, needs: [], activity: [], initiatives: [] };
      return page ? [projectView(page, parts, stranger, { t: translator("ru"), locale: "ru", today })] : [];
    });
    expect(pages.length).toBeGreaterThan(0);
    for (const { sections, otherTexts, originalTitle, summary } of pages) {
      const [first] = sections.before;
      expect([first?.text, first?.lang, first?.note, otherTexts, originalTitle]).toEqual([
        summary,
        undefined,
        undefined,
        [],
        null,
      ]);
    }
  });
});

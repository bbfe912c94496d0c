import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { publishChange } from "#app/features/projects/posting/check-change.server.ts";
import { editProject } from "#app/features/projects/posting/edit-project.server.ts";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { projectJsonLd } from "#app/features/projects/board/project-json-ld.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { findProject, getEditable, readProject } from "#app/features/projects/project/project-queries.server.ts";
import { presentFound } from "#app/features/projects/project/present-project.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projects, projectTexts } from "#db/schema/projects.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

const rowsOf = async (projectId: string) =>
  (await services.db.select().from(projectTexts).where(eq(projectTexts.projectId, projectId)))
    .map(({ kind, locale, text }) => `${kind} ${locale} ${text}`)
    .sort();

test("a title is kept in each language in which it is given, and what lists show follows every change", async () => {
  const { leader, coordinator, project } = await setUpBoard(services, "Caravan");
  const titles = { titleRu: "Караваны и города", titleKk: "Керуендер мен қалалар" };
  const edit = async (change: Partial<ProjectValues>) => {
    const { version } = await readProject(services.db, project.id);
    const values = completeValues(services.clock.now(), { titleEn: "Caravans and cities", ...change });
    expect(await editProject(services, { projectId: project.id, version, values }, leader)).toMatchObject({ ok: true });
    const read = { projectId: project.id, read: await markOf(services.db, project.id) };
    expect(await publishChange(services, read, coordinator)).toEqual({ ok: true });
    return readProject(services.db, project.id);
  };
  const both = await edit(titles);
  expect(await rowsOf(project.id)).toEqual(["title kk Керуендер мен қалалар", "title ru Караваны и города"]);
  expect(both.translatedTitles).toEqual({ ru: titles.titleRu, kk: titles.titleKk });
  expect((await getEditable(services.db, both)).typed).toMatchObject(titles);
  expect(both.answers).toBeNull();
  const today = dayNow(services.clock);
  const audience = await getAudience(services.db, null, today);
  const found = async (words: string) => {
    const filters = readBoardFilters(new URLSearchParams({ q: words }));
    return (await listBoard(services.db, audience, filters, today)).rows.map(({ id }) => id);
  };
  expect(await found("керуендер")).toContain(project.id);
  const shown = await findProject(services.db, project.slug, audience);
  if (!shown) throw new Error("It does not stand on the board");
  const presented = presentFound(shown, [], { t: translator("en"), locale: "en", today });
  const { alternateName } = projectJsonLd(
    { ...shown, presented, values: {} },
    { origin: "https://a.example", memberOf: "A" },
  );
  expect(alternateName).toEqual([titles.titleRu, titles.titleKk]);

  const one = await edit({ titleRu: "Караваны" });
  expect(await rowsOf(project.id)).toEqual(["title ru Караваны"]);
  expect(one.translatedTitles).toEqual({ ru: "Караваны" });
  expect((await getEditable(services.db, one)).typed).not.toHaveProperty("titleKk");
  expect(await found("керуендер")).not.toContain(project.id);

  await services.withTransaction((tx) => tx.delete(projects).where(eq(projects.id, project.id)));
  expect(await rowsOf(project.id)).toEqual([]);
});

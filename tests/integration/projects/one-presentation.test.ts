import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { boardCard } from "#app/features/projects/board/board-view.server.ts";
import { listProjectsOfInstitution } from "#app/features/projects/board/institution-projects.server.ts";
import { projectJsonLd } from "#app/features/projects/board/project-json-ld.server.ts";
import { checkView, projectView } from "#app/features/projects/board/project-view.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { presentFound } from "#app/features/projects/project/present-project.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { listNeeds, valuesOf } from "#app/features/projects/project/project-rows.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LOCALES } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const TITLES = {
  en: "Wool and silk in one loom",
  ru: "Шерсть и шёлк на одном станке",
  // In Kazakh there is none: Russian is read before English.
  kk: "Шерсть и шёлк на одном станке",
};

test("a project has one title, state, lead, time and number of places on the board, with its institutions, on its page, in its check and for machines", async () => {
  const services = await openTestServices();
  const { db, clock } = services;
  const today = dayNow(clock);
  const lead = await createMember(services, {
    nameEn: "Loom University",
    translatedNames: { kk: "Тоқыма университеті" },
  });
  const outside = { name: "Weavers' Guild", country: "IT", role: "Looms" };
  const posted = await createProject(services, {
    leadInstitutionId: lead.institutionId,
    author: await personOf(services, lead),
    coordinator: await personOf(services, null, "coordinator"),
    values: completeValues(clock.now(), {
      ...{ titleEn: TITLES.en, titleRu: TITLES.ru, acronym: "LOOM", partners: [outside] },
    }),
    upTo: "published",
  });
  const [{ slug: leadSlug } = { slug: "" }] = await db
    .select({ slug: institutions.slug })
    .from(institutions)
    .where(eq(institutions.id, lead.institutionId));
  const audience = await getAudience(db, null, today);
  const found = await findProject(db, posted.slug, audience);
  if (!found) throw new Error("It does not stand on the board");
  const needs = await listNeeds(db, posted.id);
  const values = await valuesOf(db, found.row);
  const parts = { values, needs, activity: [], initiatives: [] };
  const board = await listBoard(db, audience, readBoardFilters(new URLSearchParams({ q: "loom" })), today);
  const ofInstitution = await listProjectsOfInstitution(db, lead.institutionId, audience);
  for (const locale of LOCALES) {
    const words = { t: translator(locale), locale, today };
    const shown = presentFound(found, needs, words);
    expect(shown).toMatchObject({ slug: posted.slug, acronym: "LOOM", title: { text: TITLES[locale] } });
    expect(shown.lead).toMatchObject({
      slug: leadSlug,
      name: locale === "kk" ? "Тоқыма университеті" : "Loom University",
    });
    expect(shown.partnersText).toMatch(/1.*2/);
    for (const rows of [board.rows, ofInstitution])
      expect(rows.map((row) => boardCard(row, words))).toEqual([expect.objectContaining(shown)]);
    const pages = [projectView, checkView].map((view) => view(found, parts, audience, words));
    for (const page of pages) expect(page).toMatchObject({ ...shown });
  }
  const presented = presentFound(found, needs, { t: translator("en"), locale: "en", today });
  const read = projectJsonLd({ ...found, presented, values }, { origin: "https://a.example", memberOf: "A" });
  expect(read).toMatchObject({
    url: `https://a.example/projects/${posted.slug}`,
    name: TITLES.en,
    alternateName: [TITLES.ru, "LOOM"],
    parentOrganization: { "@id": `https://a.example/directory/${leadSlug}` },
    member: [{ name: outside.name }],
  });
});

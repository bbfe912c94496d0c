import { createRemixStub } from "@remix-run/testing";
import { parseWithZod } from "@conform-to/zod/v4";
import { eq } from "drizzle-orm";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { PostingField, ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { projectMemberTexts, projects } from "#db/schema/projects.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { testI18n } from "#tests/support/render-ui.tsx";
import { openTestServices } from "#tests/support/test-services.ts";

// What a founder of the next question writes: one line of the table, and its words.
const VENUE = vi.hoisted((): PostingField => ({
  key: "venue",
  kind: "line",
  max: 40,
  need: "required",
  readBy: "members",
}));

vi.mock("#app/features/projects/project/posting-fields.ts", async (original) => {
  const table: { POSTING: readonly { fields: readonly PostingField[] }[]; PROJECT_FIELDS: string[] } = await original();
  const [first, ...parts] = table.POSTING;
  const POSTING = [{ ...first, fields: [...(first?.fields ?? []), VENUE] }, ...parts];
  const POSTING_FIELDS = POSTING.flatMap(({ fields }) => fields);
  return { ...table, POSTING, POSTING_FIELDS, PROJECT_FIELDS: POSTING_FIELDS.map(({ key }) => key) };
});

const { createProject } = await import("#app/demo/projects-factory.server.ts");
const { projectView } = await import("#app/features/projects/board/project-view.server.ts");
const { answersChanged } = await import("#app/features/projects/posting/answers-changed.server.ts");
const { viewMovedOn } = await import("#app/features/projects/posting/moved-on.server.ts");
const { ProjectForm } = await import("#app/features/projects/posting/ui/project-form.tsx");
const { getAudience } = await import("#app/features/projects/project/project-audience.server.ts");
const { keepTyped, typedOf } = await import("#app/features/projects/project/project-form.ts");
const { findProject, getEditable } = await import("#app/features/projects/project/project-queries.server.ts");
const { valuesOf } = await import("#app/features/projects/project/project-rows.server.ts");
const { PROJECT_FIELDS } = await import("#app/features/projects/project/posting-fields.ts");
const { projectSchema } = await import("#app/features/projects/project/project.schema.ts");
const { completeValues } = await import("#tests/support/project-values.ts");

const TODAY = "2026-09-01";
const words = { t: translator("en"), locale: "en", today: TODAY, names: new Map<string, string>() } as const;
const AT = "Hall of the caravanserai";

describe("a posting asks one more question by one line of its table, and", () => {
  let services: Awaited<ReturnType<typeof openTestServices>>;
  let lead: Awaited<ReturnType<typeof createMember>>;
  let author: Awaited<ReturnType<typeof personOf>>;
  let coordinator: typeof author;
  const values = () => ({ ...completeValues(services.clock.now()), venue: AT }) as ProjectValues;
  const post = (upTo: "draft" | "published") =>
    createProject(services, { leadInstitutionId: lead.institutionId, author, values: values(), upTo, coordinator });
  const rowOf = async (id: string) => {
    const [row] = await services.db.select().from(projects).where(eq(projects.id, id));
    if (!row) throw new Error("gone");
    return row;
  };

  beforeAll(async () => {
    vi.stubEnv("DATABASE_URL", "file:chosen-by-each-test.db");
    services = await openTestServices();
    lead = await createMember(services, { nameEn: "Venue University" });
    author = await personOf(services, lead);
    coordinator = await personOf(services, null, "coordinator");
  });

  test("its page asks it, as what it is", () => {
    const form = (
      <ProjectForm typed={{ version: "0", venue: AT }} options={{}} lacks={[]} isDraft submitLabel="Submit" />
    );
    const Page = createRemixStub([{ path: "*", Component: () => form }]);
    const html = renderToStaticMarkup(
      <I18nextProvider i18n={testI18n()}>
        <Page initialEntries={["/"]} />
      </I18nextProvider>,
    );
    // The stub of the router has an effect that a server leaves out.
    vi.mocked(console.error).mockClear();
    expect(html).toMatch(new RegExp(`<input[^>]*name="venue"[^>]*value="${AT}"`));
  });

  test("it is needed, and no longer than the table says", () => {
    const errorsOf = (venue: string) => {
      const submission = parseWithZod(new URLSearchParams({ venue }), {
        schema: projectSchema({ today: TODAY, initiatives: [], mustNameInitiatives: true }),
      });
      return submission.status === "error" ? submission.error?.venue : undefined;
    };
    expect([errorsOf(""), errorsOf("a".repeat(41))]).toEqual([expect.any(Array), expect.any(Array)]);
    expect(errorsOf("a".repeat(40))).toBeUndefined();
  });

  test("a draft keeps it as it was typed", async () => {
    expect(keepTyped({ venue: AT }, PROJECT_FIELDS)).toEqual({ venue: AT });
    const { id } = await post("draft");
    expect((await getEditable(services.db, await rowOf(id))).typed).toMatchObject({ venue: AT });
  });

  test("what was handed in keeps it, gives it back to the form, and members find and read it, others do not", async () => {
    const { id, slug } = await post("published");
    const row = await rowOf(id);
    const given = await valuesOf(services.db, row);
    expect(typedOf(given)).toMatchObject({ venue: AT });
    const [found] = await services.db.select().from(projectMemberTexts).where(eq(projectMemberTexts.id, id));
    expect([found?.search.includes("caravanserai"), row.search.includes("hall")]).toEqual([true, false]);
    const pageFor = async (viewer: typeof author | null) => {
      const audience = await getAudience(services.db, viewer, TODAY);
      const project = await findProject(services.db, slug, audience);
      if (!project) throw new Error("not visible");
      return projectView(project, { values: given, needs: [], activity: [], initiatives: [] }, audience, words).facts;
    };
    expect(await pageFor(author)).toContainEqual(expect.objectContaining({ name: "venue", text: AT }));
    expect(JSON.stringify(await pageFor(null))).not.toContain(AT);
  });

  test("a change of it is told, and what was typed too late is handed back", async () => {
    const { id } = await post("published");
    const before = typedOf(await valuesOf(services.db, await rowOf(id)));
    const now = { ...before, venue: "Tent" };
    expect(answersChanged(before, now, words)).toMatchObject([{ name: "venue", before: AT, now: "Tent" }]);
    const late = await viewMovedOn({ db: services.db, locale: "en" }, id, now);
    expect(late.typed.map(({ text }) => text)).toEqual(["Tent"]);
  });
});

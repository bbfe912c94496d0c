import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { relatedProjects } from "#app/features/projects/board/related.server.ts";
import { inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { createMember, personOf, type TestMember } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let lead: TestMember;
let second: TestMember;
let other: TestMember;
let leader: Viewer;
let writer: Viewer;
let reader: Viewer;
let coordinator: Viewer;

beforeAll(async () => {
  services = await openTestServices();
  lead = await createMember(services, { nameEn: "Lead University" });
  second = await createMember(services, { nameEn: "Second University", country: "TJ" });
  other = await createMember(services, { nameEn: "Other University", country: "IT" });
  leader = await personOf(services, lead);
  writer = await personOf(services, second);
  reader = await personOf(services, other);
  coordinator = await personOf(services, null, "coordinator");
});

const ABOUT = { themes: ["T05" as const], fields: ["022" as const], countries: ["KZ"] };

async function post(change: Partial<ProjectValues>, upTo: "draft" | "published" = "published", isSecond = true) {
  const by = isSecond
    ? { leadInstitutionId: second.institutionId, author: writer }
    : { leadInstitutionId: lead.institutionId, author: leader };
  return createProject(services, { ...by, values: completeValues(services.clock.now(), change), coordinator, upTo });
}

test("a project leads to those that have to do with it, as far as they are the reader's to see, and says why", async () => {
  const { id } = await post({ titleEn: "Manuscripts of the caravan towns", ...ABOUT }, "published", false);
  const near = { ...ABOUT, countries: ["UZ"] };
  await post({ titleEn: "Manuscripts of the steppe", ...near });
  await post({ titleEn: "Manuscripts for members", ...near, visibility: "members" });
  const invited = await post({ titleEn: "Manuscripts for the invited", ...near, visibility: "invited" });
  await post({ titleEn: "Manuscripts in a draft", ...near }, "draft");
  const summary = "Nurses of four hospitals compare what they teach to those who come after them. ".repeat(5);
  await post({ titleEn: "Nurses of four hospitals", themes: ["T09"], fields: ["091"], countries: ["KZ"], summary });
  const seen = async (viewer: Viewer | null) => {
    const today = dayNow(services.clock);
    const audience = await getAudience(services.db, viewer, today);
    return relatedProjects(services.db, id, audience, { t: translator("en"), locale: "en", today });
  };
  const titles = async (viewer: Viewer | null) => (await seen(viewer)).map(({ title }) => title.text).toSorted();
  expect(await titles(null)).toEqual(["Manuscripts of the steppe"]);
  expect(await titles(reader)).toEqual(["Manuscripts for members", "Manuscripts of the steppe"]);
  const place = { projectId: invited.id, institutionId: other.institutionId, role: "Editor" };
  await inviteMember(services, place, writer);
  expect(await titles(reader)).toEqual([
    "Manuscripts for members",
    "Manuscripts for the invited",
    "Manuscripts of the steppe",
  ]);
  const [first] = await seen(null);
  expect(first?.lines.join("; ")).toMatch(/^both speak of: .*manuscripts.*; themes in common: Spiritual and cultural/);
  expect(first?.lines.join()).not.toContain("the same lead");
  expect(first?.lines.join()).not.toContain("countries");
});

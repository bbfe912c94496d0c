import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { boardIndex } from "#app/features/projects/board/board-index.server.ts";
import { membersThatFit, settledMembers } from "#app/features/projects/partners/members-that-fit.server.ts";
import { sayNotForUs } from "#app/features/projects/suggestions/say-not-for-us.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import type { CooperationOffer } from "#db/vocabulary-forms.ts";
import type { InstitutionType } from "#db/vocabulary-taxonomies.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let members: Record<string, TestMember>;
let lead: TestMember;
let leader: Viewer;

async function member(nameEn: string, country: string, type: InstitutionType, offers: CooperationOffer[]) {
  const made = await createMember(services, { nameEn, country });
  const { institutionId } = made;
  await services.withTransaction(async (tx) => {
    await tx.update(institutions).set({ type, offers }).where(eq(institutions.id, institutionId));
    for (const code of offers) await tx.insert(institutionTopics).values({ institutionId, kind: "offer", code });
    await touchDirectory(tx, institutionId);
  });
  return made;
}

beforeAll(async () => {
  services = await openTestServices();
  lead = await createMember(services, { nameEn: "Lead University" });
  leader = await personOf(services, lead);
  members = {
    keeper: await member("Keeper", "UZ", "museum", ["collections", "co_hosting"]),
    both: await member("Both", "TJ", "library_archive", ["digital_infrastructure", "collections"]),
    weary: await member("Weary", "UZ", "museum", ["collections"]),
    fallen: await member("Fallen", "UZ", "museum", ["collections"]),
    university: await member("University", "UZ", "university", ["collections"]),
    distant: await member("Distant", "BR", "museum", ["collections"]),
    other: await member("Other", "UZ", "museum", ["translation"]),
  };
  await setMembership(services, members.fallen as TestMember, "suspended");
});

test("of the members those fit that may join, are asked for by kind and country, and have not said no", async () => {
  const need = {
    ...{ role: "Archive of letters", expertise: "Digitisation of letters", number: 1, countries: ["UZ", "TJ"] },
    ...{ orgKind: "research_or_heritage" as const, tasks: "Lend forty letters." },
  };
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(services.clock.now(), { titleEn: "Letters that wait for a keeper", needs: [need] });
  const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
  const { id } = await createProject(services, { ...wanted, upTo: "published" });
  const find = async () => {
    const index = await boardIndex(services.db, dayNow(services.clock));
    const facts = index.factsOf(index.numberOf(id) ?? -1);
    const [wish] = facts?.needs ?? [];
    if (!facts || !wish) throw new Error("nothing is wanted");
    const except = [lead.institutionId, ...(await settledMembers(services.db, id))];
    const today = dayNow(services.clock);
    const found = await membersThatFit(services.db, { facts, need: wish, except, today }, 5);
    return found.map((one) => Object.entries(members).find(([, known]) => known.institutionId === one.id)?.[0]);
  };
  expect(await find()).toEqual(["both", ...["keeper", "weary"].toSorted(byId)]);
  const { institutionId } = members.weary as TestMember;
  const tired = await personOf(services, members.weary as TestMember);
  expect(await sayNotForUs(services, { institutionId, projectId: id, reason: "no_people" }, tired)).toEqual({
    ok: true,
  });
  expect(await find()).toEqual(["both", "keeper"]);
  const stranger = await sayNotForUs(services, { institutionId, projectId: id, reason: "other" }, leader);
  expect(stranger).toMatchObject({ ok: false, reason: "forbidden" });
});

const byId = (one: string, other: string) =>
  (members[one]?.institutionId ?? "") < (members[other]?.institutionId ?? "") ? -1 : 1;

import { beforeAll, describe, expect, test } from "vitest";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { keepChanges, saveProjectDraft, startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { listVersions, MOST_VERSIONS } from "#app/features/projects/posting/record-version.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import { deleteDraft } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { takeBackProject } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { readProject } from "#app/features/projects/project/project-queries.server.ts";
import { restoreVersion } from "#app/features/projects/versions/restore-version.server.ts";
import type { TypedFields } from "#app/features/projects/project/project-form.ts";
import { projectVersions } from "#db/schema/project-versions.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

async function newDraft(nameEn: string) {
  const lead = await createMember(services, { nameEn });
  const [author, colleague] = [await personOf(services, lead), await personOf(services, lead, "project_officer")];
  const draft = { leadInstitutionId: lead.institutionId, typed: { titleEn: nameEn } };
  const started = await startProject(services, draft, author);
  if (!started.ok) throw new Error(started.reason);
  const save = async (summary: string, by = author, more: TypedFields = {}) => {
    const { version } = await readProject(services.db, started.id);
    const typed = { titleEn: nameEn, summary, ...more };
    return saveProjectDraft(services, { projectId: started.id, version, typed }, by);
  };
  const kept = () => listVersions(services.db, started.id);
  const summaries = async () => (await kept()).map(({ form }) => form.summary);
  return { id: started.id, author, colleague, save, kept, summaries };
}

describe("the versions of a posting", () => {
  test("what one person saves within ten minutes is one, and what another saves is another", async () => {
    const { author, colleague, save, kept, summaries } = await newDraft("One and another");
    await save("one");
    await save("two");
    services.clock.pass(11 * MINUTE_MS);
    await save("three");
    await save("four", colleague);
    await save("five");
    expect(await summaries()).toEqual(["five", "four", "three", "two"]);
    const people = (await kept()).map(({ savedById }) => savedById);
    expect(people).toEqual([author.id, colleague.id, author.id, author.id]);
  });

  test("what is handed in stands apart, and what is typed after it too", async () => {
    const { id, author, save, kept } = await newDraft("Handed in and taken back");
    await save("typed");
    const values = completeValues(services.clock.now(), { titleEn: "Handed in and taken back" });
    const { version } = await readProject(services.db, id);
    await submitProject(services, { projectId: id, version, values }, author);
    await takeBackProject(services, { projectId: id }, author);
    await save("typed again");
    expect((await kept()).map(({ kind }) => kind)).toEqual(["saved", "submitted", "saved"]);
  });

  test("are no more than are kept: the oldest go first, and what was handed in last", async () => {
    const { id, author, save, kept, summaries } = await newDraft("So many versions");
    const values = completeValues(services.clock.now(), { titleEn: "So many versions" });
    await submitProject(services, { projectId: id, version: 1, values }, author);
    await takeBackProject(services, { projectId: id }, author);
    for (let number = 1; number <= MOST_VERSIONS + 3; number += 1) {
      services.clock.pass(11 * MINUTE_MS);
      await save(`text ${number}`);
    }
    const versions = await kept();
    expect(versions).toHaveLength(MOST_VERSIONS);
    expect(versions.at(-1)?.kind).toBe("submitted");
    expect((await summaries()).slice(0, -1)).toEqual(
      Array.from({ length: MOST_VERSIONS - 1 }, (_, index) => `text ${MOST_VERSIONS + 3 - index}`),
    );
  });

  test("hold no more text than so much, the newest in any case", async () => {
    const { save, kept } = await newDraft("So much text");
    for (const letter of ["a", "b", "c", "d"]) {
      services.clock.pass(11 * MINUTE_MS);
      await save(letter, undefined, { description: letter.repeat(900_000) });
    }
    expect((await kept()).map(({ form }) => form.summary)).toEqual(["d", "c"]);
  });

  test("of a posting from before they were kept begin with how it stands", async () => {
    const { id, save, summaries } = await newDraft("From before");
    await save("as it stood");
    await services.withTransaction((tx) => tx.delete(projectVersions));
    services.clock.pass(11 * MINUTE_MS);
    await save("newer");
    expect(await summaries()).toEqual(["newer", "as it stood"]);
    expect((await readProject(services.db, id)).typed).toMatchObject({ summary: "newer" });
  });

  test("are brought back, and so is what stood before", async () => {
    const { id, author, save, summaries } = await newDraft("There and back");
    await save("early");
    services.clock.pass(11 * MINUTE_MS);
    await save("late");
    const restore = async (number: number) => {
      const row = await readProject(services.db, id);
      return restoreVersion(services, row, { number, version: row.version }, author);
    };
    expect(await restore(1)).toMatchObject({ ok: true });
    expect((await readProject(services.db, id)).typed).toMatchObject({ summary: "early" });
    expect(await summaries()).toEqual(["early", "late", "early"]);
    await save("typed after it");
    expect(await summaries()).toEqual(["typed after it", "early", "late", "early"]);
    expect(await restore(2)).toMatchObject({ ok: true });
    expect((await readProject(services.db, id)).typed).toMatchObject({ summary: "late" });
    expect(await restore(77)).toEqual({ ok: false, reason: "impossible" });
    const stale = await restoreVersion(services, await readProject(services.db, id), { number: 1, version: 1 }, author);
    expect(stale).toEqual({ ok: false, reason: "stale" });
  });

  test("of a project on the board go beside what stands there; what is dropped can be brought back", async () => {
    const { leader, project } = await setUpBoard(services, "Brought back beside");
    const keep = async (typed: TypedFields | null) => {
      const { version } = await readProject(services.db, project.id);
      return keepChanges(services, { projectId: project.id, version, typed }, leader);
    };
    await keep({ titleEn: "Another title" });
    await keep(null);
    const newest = async () =>
      (await listVersions(services.db, project.id)).map(({ kind, number }) => ({ kind, number }));
    const [dropped, changed] = await newest();
    expect([dropped?.kind, changed?.kind]).toEqual(["dropped", "saved"]);
    const row = await readProject(services.db, project.id);
    const wanted = { number: changed?.number ?? 0, version: row.version };
    expect(await restoreVersion(services, row, wanted, leader)).toMatchObject({ ok: true });
    const { titleEn, typed, status } = await readProject(services.db, project.id);
    expect([titleEn, status, typed]).toEqual([row.titleEn, row.status, { titleEn: "Another title" }]);
  });

  test("go with a draft that is thrown away", async () => {
    const { id, author, save, kept } = await newDraft("Thrown away");
    await save("something");
    expect(await kept()).toHaveLength(1);
    expect(await deleteDraft(services, { projectId: id }, author)).toEqual({ ok: true });
    expect(await kept()).toEqual([]);
  });
});

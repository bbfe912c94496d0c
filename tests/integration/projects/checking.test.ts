import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { answersChanged } from "#app/features/projects/posting/answers-changed.server.ts";
import { askForChanges, declineProject } from "#app/features/projects/posting/check-project.server.ts";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { readChecks } from "#app/features/projects/posting/earlier-checks.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import { listToCheck } from "#app/features/projects/posting/list-to-check.server.ts";
import { typedOf } from "#app/features/projects/project/project-form.ts";
import { valuesOf } from "#app/features/projects/project/project-rows.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { listProjectActivity } from "#app/features/projects/project/project-queries.server.ts";
import { projectChecks } from "#db/schema/project-checks.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
let services: Services;
beforeAll(async () => {
  services = await openTestServices();
});

async function rowOf(id: string) {
  const [row] = await services.db.select().from(projects).where(eq(projects.id, id));
  if (!row) throw new Error("gone");
  return row;
}

async function submitted(name: string) {
  const lead = await createMember(services, { nameEn: `${name} University` });
  const [author, coordinator] = [await personOf(services, lead), await personOf(services, null, "coordinator")];
  const values = completeValues(services.clock.now(), { titleEn: `${name} of the Silk Road` });
  const wanted = { leadInstitutionId: lead.institutionId, author, values };
  const { id } = await createProject(services, { ...wanted, upTo: "submitted" });
  return { id, author, coordinator, values };
}

describe("the check of a posting", () => {
  test("tells on resubmission what was asked before and which answers have changed (found F92)", async () => {
    const { id, author, coordinator, values } = await submitted("Resubmitted");
    const note = "Please name the archives and add a second country.";
    await askForChanges(services, { projectId: id, read: await markOf(services.db, id), note }, coordinator);
    const [need] = values.needs;
    if (!need) throw new Error("no need");
    const better = { ...values, countries: ["KZ", "UZ", "TR"], needs: [{ ...need, number: 4 }] };
    await submitProject(services, { projectId: id, version: (await rowOf(id)).version, values: better }, author);
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: "submitted", moderationNote: note });
    const words = { t: translator("en"), locale: "en", today: "2026-09-01", names: new Map<string, string>() } as const;
    const changed = answersChanged(row.formRead ?? {}, typedOf(await valuesOf(services.db, row)), words);
    expect(changed.map(({ label, before, now }) => [label, before, now])).toEqual([
      ["Countries", "Kazakhstan, Uzbekistan", "Kazakhstan, Türkiye, Uzbekistan"],
      ["Partners wanted", expect.stringContaining(" · 2 · "), expect.stringContaining(" · 4 · ")],
    ]);
  });

  test("can end with a refusal, whose reason the lead reads in its letter, and nothing follows (found F92)", async () => {
    const { id, author, coordinator, values } = await submitted("Advertised");
    const decline = async () =>
      declineProject(
        services,
        {
          projectId: id,
          read: await markOf(services.db, id),
          reason: "advertising",
          note: "This is an offer of paid courses, not a project.",
        },
        coordinator,
      );
    expect(await decline()).toEqual({ ok: true });
    expect(await decline()).toEqual({ ok: true });
    expect(await rowOf(id)).toMatchObject({ status: "declined", declineReason: "advertising", publishedAt: null });
    expect((await listToCheck(services.db, coordinator)).map((item) => item.id)).not.toContain(id);
    const isLetter = and(eq(outbox.subjectId, id), eq(outbox.recipient, author.email));
    const [letter] = await services.db.select().from(outbox).where(isLetter);
    expect(letter).toMatchObject({ kind: "project-declined" });
    expect(letter?.text).toContain("Advertising or a commercial offer");
    const again = { projectId: id, version: (await rowOf(id)).version, values };
    expect(await submitProject(services, again, author)).toEqual({ ok: false, reason: "forbidden" });
  });

  test("is not for those of the lead institution or an administrator to decline (found F92)", async () => {
    const { id, author } = await submitted("Not theirs");
    const read = await markOf(services.db, id);
    const answer = { projectId: id, read, reason: "other", note: "n".repeat(30) } as const;
    for (const viewer of [author, await personOf(services, null, "administrator")])
      expect(await declineProject(services, answer, viewer)).toEqual({ ok: false, reason: "forbidden" });
  });

  test("shows every note there was, with who wrote it, also those from before checks were kept", async () => {
    const { id, author, coordinator, values } = await submitted("Noted");
    const notes = ["Please name the archives of the road.", "Please name the museum with its town."];
    for (const note of notes) {
      await askForChanges(services, { projectId: id, read: await markOf(services.db, id), note }, coordinator);
      await submitProject(services, { projectId: id, version: (await rowOf(id)).version, values }, author);
    }
    const words = { t: translator("en"), locale: "en", today: "2026-09-01" } as const;
    const read = async () =>
      (await readChecks(services.db, id, await listProjectActivity(services.db, id, "all"), words)).checks;
    const told = notes.toReversed().map((note) => ({ note, by: coordinator.name, outcome: "Changes asked for" }));
    expect(await read()).toMatchObject(told);
    await services.withTransaction((tx) => tx.delete(projectChecks).where(eq(projectChecks.projectId, id)));
    expect(await read()).toMatchObject(told.map((one) => ({ ...one, version: null })));
  });
});

import { expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import {
  listEnquiries,
  listJudged,
  listToAnswer,
  listToJudge,
  readEnquiry,
} from "#app/features/contact/find-enquiry.server.ts";
import { judgeReport, reportEnquiry, seenOf } from "#app/features/contact/reports.server.ts";
import { writeToMember } from "#app/features/contact/write-enquiry.server.ts";
import { createPerson, type NewPerson } from "#app/demo/accounts-factory.server.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

test("of two judges who saw the same, one finds; what was judged stays listed, and waits again when it is open", async () => {
  const services = await openTestServices();
  const { db, withTransaction, clock } = services;
  const person = async (roles: NewPerson["roles"]): Promise<Viewer> => {
    const { id } = await withTransaction((tx) => createPerson(tx, { roles }, clock.now()));
    const account = await findAccountById(db, id);
    if (!account) throw new Error("There is no such person");
    return { ...account, grants: await listGrants(db, id) };
  };
  const { institutionId, slug } = await withTransaction((tx) =>
    createMember(tx, { institution: { country: "KZ" } }, clock.now()),
  );
  const head = await person([{ role: "representative", institutionId }]);
  const [one, two] = [await person(["coordinator"]), await person(["coordinator"])];
  const words = { topic: "other", subject: "An enquiry", body: "Words", showsEmail: false } as const;
  const sent = await writeToMember(services, { slug, ...words }, await person([]));
  const id = sent.ok ? sent.id : "";
  expect((await listEnquiries(db, head, 1)).rows[0]?.latestAt).toEqual(clock.now());
  await reportEnquiry(services, { id, reason: "Why" }, head);
  const row = await readEnquiry(db, id);
  const seen = row ? seenOf(row.enquiry) : "";
  expect([await listToJudge(db, one), await listToAnswer(db, head)].map(({ length }) => length)).toEqual([1, 0]);

  const judged = await Promise.all(
    [one, two].map((judge) => judgeReport(services, { id, finding: "none", seen, reason: null }, judge)),
  );
  expect(judged.filter(({ ok }) => ok)).toHaveLength(1);
  expect(judged).toContainEqual({ ok: false, reason: "stale" });
  expect(
    [await listToJudge(db, one), await listJudged(db, two), await listToAnswer(db, head)].map((some) => some.length),
  ).toEqual([0, 1, 1]);
});

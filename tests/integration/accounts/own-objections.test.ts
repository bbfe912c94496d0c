import { expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { ownData } from "#app/features/accounts/own-data.server.ts";
import { accessRequests } from "#db/schema/invitations.ts";
import { takeOverTold } from "#db/schema/take-overs.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

test("what somebody has objected to a take-over is among that person's own data, beside objections of members", async () => {
  const { db, withTransaction, clock } = await openTestServices();
  const now = clock.now();
  const { institutionId } = await withTransaction((tx) => createMember(tx, {}, now));
  const [asker, objector] = await Promise.all(
    [1, 2].map(() => withTransaction((tx) => createPerson(tx, { roles: [] }, now))),
  );
  const about = { subjectType: "institution", subjectId: institutionId, role: "representative" } as const;
  const [request] = await withTransaction((tx) =>
    tx
      .insert(accessRequests)
      .values({ ...about, userId: asker?.id ?? "", words: "Why", state: "asked", createdAt: now })
      .returning(),
  );
  const told = { requestId: request?.id ?? "", userId: objector?.id ?? "", isFormer: true, toldAt: now };
  const objection = { objection: "Nobody knows this person here.", objectedAt: now };
  await withTransaction((tx) => tx.insert(takeOverTold).values({ ...told, ...objection }));
  const own = await ownData(db, objector?.id ?? "");
  expect(own.takeOverObjections).toEqual([{ words: "Nobody knows this person here.", at: now }]);
  expect(own.objections).toEqual([]);
});

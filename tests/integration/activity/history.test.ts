import { beforeEach, describe, expect, test } from "vitest";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import { viewTimeline } from "#app/features/applications/apply/applicant-timeline.server.ts";
import { listHistory } from "#app/features/applications/review/review-history.server.ts";
import { activity } from "#db/schema/activity.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const id = "a-file";
let services: Awaited<ReturnType<typeof openTestServices>>;
beforeEach(async () => {
  services = await openTestServices();
});

type Row = Pick<typeof activity.$inferInsert, "action" | "visibility" | "data">;

/** Rows as an earlier release may have left them. */
function left(rows: Row[]) {
  const about = { subjectType: "application", subjectId: id, actorId: null, createdAt: services.clock.now() } as const;
  return services.withTransaction((tx) => tx.insert(activity).values(rows.map((row) => ({ ...about, ...row }))));
}

const told = async () =>
  (await listHistory(services.db, id, { areReviewersNamed: true, locale: "en" })).map(({ text }) => text);
const shown = async () => (await viewTimeline(services.db, { id }, "en")).map(({ title }) => title);

describe("what an earlier release recorded", () => {
  test("is told without the values that are understood no more", async () => {
    await left([
      { action: "application.information_requested", visibility: "public", data: { round: { of: "old" } } },
      { action: "application.opened", visibility: "public", data: null },
    ]);
    expect(await told()).toEqual(["Information asked for, request —", "Taken by a coordinator, checks begun"]);
    expect(await shown()).toEqual(["Information requested", "Opened by a coordinator: the checks have begun"]);
  });

  test("is a further step to the secretariat, and nothing to the applicant, when the action is known no more", async () => {
    await left([{ action: "application.blessed", visibility: "public", data: { by: "nobody" } }]);
    expect(await told()).toEqual(["A further step"]);
    expect(await shown()).toEqual([]);
  });

  test("stays in the secretariat when it was recorded for the secretariat", async () => {
    await left([{ action: "application.opened", visibility: "staff", data: null }]);
    expect(await told()).toHaveLength(1);
    expect(await shown()).toEqual([]);
  });
});

test("only what belongs to an action is kept of it (found F185)", async () => {
  const colleague = { colleague: "Aigerim", email: "aigerim@member.example" };
  await services.withTransaction((tx) =>
    recordActivity(
      tx,
      { action: "application.handed_over", subjectId: id, actorId: null, data: colleague },
      services.clock.now(),
    ),
  );
  const [row] = await listActivity(services.db, "application", id, "all");
  expect(row).toMatchObject({ action: "application.handed_over", visibility: "staff" });
  const stored = await services.db.select({ data: activity.data }).from(activity);
  expect(stored).toEqual([{ data: { colleague: "Aigerim" } }]);
});

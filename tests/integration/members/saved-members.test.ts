import { expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { saveMembers } from "#app/features/open-data/save-members.server.ts";
import type { TaskError } from "#app/platform/fair-queue.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

test("files of members are made one after the other, once for all who ask for the same, and not for whoever asks for too many", async () => {
  const services = await openTestServices();
  await services.withTransaction((tx) => createMember(tx, {}, services.clock.now()));
  const save = (query: string, network = "192.0.2.0") => {
    const filter = parseDirectoryFilter(new URLSearchParams({ q: query }));
    const asked = { format: "geojson", today: "2026-09-01", network } as const;
    return saveMembers({ ...services, locale: "en" }, filter, asked);
  };
  expect(save("")).toBe(save("", "198.51.100.0"));
  const many = await Promise.allSettled(Array.from({ length: 30 }, (_, at) => save(`word ${at}`)));
  const refused = many.flatMap((one) => (one.status === "rejected" ? [one.reason as TaskError] : []));
  expect(refused.length).toBeGreaterThan(10);
  expect(new Set(refused.map(({ failure }) => failure))).toEqual(new Set(["too_many"]));
  expect((await save("", "203.0.113.0")).bytes.toString()).toContain("FeatureCollection");
});

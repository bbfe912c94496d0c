import { getTableColumns } from "drizzle-orm";
import { expect, test } from "vitest";
import { PROFILE_FIELDS } from "#app/features/members/profile/profile-fields.ts";
import { institutions, profileColumns } from "#db/schema/members.ts";

const OTHERS = Object.keys(getTableColumns(institutions)).filter((name) => !Object.hasOwn(profileColumns, name));

test("no question of a profile bears the name of a column that is no answer", () => {
  expect(OTHERS).toEqual(expect.arrayContaining(["slug", "version", "confirmedAt"]));
  expect(PROFILE_FIELDS.map(({ key }) => key).filter((key) => OTHERS.includes(key))).toEqual([]);
});

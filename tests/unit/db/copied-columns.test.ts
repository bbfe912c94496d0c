import { expect, test } from "vitest";
import { copyKnownColumns } from "#db/copied-columns.js";

const before = { memberships: { columns: { id: {}, state: {}, since: {} } } };
const copy = (columns: string) =>
  `DROP INDEX \`x\`;--> statement-breakpoint\nINSERT INTO \`__new_memberships\`(${columns}) SELECT ${columns} FROM \`memberships\`;--> statement-breakpoint`;

test("a rebuilt table copies the columns it had, and none that the same migration adds", () => {
  expect(copyKnownColumns(copy(`"id", "state", "lapsed_at", "since"`), before)).toBe(copy(`"id", "state", "since"`));
});

test("a column with a new name is copied under it", () => {
  const renamed = "ALTER TABLE `memberships` RENAME COLUMN `since` TO `starts_on`;--> statement-breakpoint\n";
  const migration = renamed + copy(`"id", "state", "starts_on"`);
  expect(copyKnownColumns(migration, before)).toBe(migration);
});

test("what copies nothing stays as it is", () => {
  const plain = "ALTER TABLE `memberships` ADD `lapsed_at` integer;";
  expect(copyKnownColumns(plain, before)).toBe(plain);
});

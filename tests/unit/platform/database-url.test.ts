import { expect, test } from "vitest";
import { dialectOf } from "#db/kit.ts";
import { readConfig } from "#app/platform/config.server.ts";

test.each(["postgress://user:secret@host/portal", "mysql://secret", "postgres:secret", "C:\\secret.db", "secret.db"])(
  "%s names no engine and is refused in one line without its value (found F105)",
  (url) => {
    const refusal = /^DATABASE_URL must begin with file: \(SQLite\) or postgres:\/\/ \(PostgreSQL\)$/;
    expect(() => dialectOf(url)).toThrow(refusal);
    expect(() => readConfig({ APP_MODE: "test", DATABASE_URL: url })).toThrow(refusal);
  },
);

test("what names an engine is taken", () => {
  expect(["", undefined, "file:data/portal.db", "file:///srv/portal.db"].map(dialectOf)).toEqual(
    Array(4).fill("sqlite"),
  );
  expect(["postgres://host/portal", "postgresql://u:p@host:5432/portal"].map(dialectOf)).toEqual(
    Array(2).fill("postgres"),
  );
});

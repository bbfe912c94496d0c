import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { createLogger } from "#app/platform/logger.server.ts";

function logged(err: unknown): string {
  const lines: string[] = [];
  createLogger("info", { write: (line) => void lines.push(line) }).error({ err, requestId: "r" }, "unhandled error");
  return lines.join("");
}

const ADDRESS = "rector@osh.example";

test("the values of a statement that failed are not logged, with PostgreSQL away (found F119)", () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  const line = logged(new DrizzleQueryError("select * from users where email = $1", [ADDRESS], cause));
  expect(line).not.toContain(ADDRESS);
  expect(JSON.parse(line).err).toMatchObject({
    message: "Failed query: select * from users where email = $1",
    cause: { code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:5432" },
  });
});

test("a row that PostgreSQL quotes is not logged (found F119)", () => {
  const cause = Object.assign(new Error("duplicate key value violates unique constraint"), {
    code: "23505",
    detail: `Key (email)=(${ADDRESS}) already exists.`,
    where: `Failing row contains (1, ${ADDRESS}, $argon2id$v=19$secret)`,
  });
  const line = logged(
    new DrizzleQueryError("insert into users values ($1)", [ADDRESS, "$argon2id$v=19$secret"], cause),
  );
  expect(line).not.toMatch(/rector|argon2id/);
  expect(JSON.parse(line).err.cause.code).toBe("23505");
});

test("input that an error repeats in quotes, and addresses in any message, are not logged (found F119)", () => {
  expect(logged(new Error('invalid input syntax for type integer: "12 private words"'))).not.toContain("private");
  expect(logged(new Error(`550 <${ADDRESS}>: user unknown`))).not.toContain(ADDRESS);
  expect(logged("a string that is thrown")).toContain("a string that is thrown");
});

test("where it failed stays to be read", () => {
  expect(JSON.parse(logged(new TypeError("no such thing"))).err).toMatchObject({
    type: "TypeError",
    stack: expect.stringContaining("plain-error.test.ts"),
  });
});

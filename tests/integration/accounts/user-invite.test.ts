import { beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/run-command.server.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { createServices } from "#app/platform/services.server.ts";
import { dialect } from "#db/kit.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";

// The command opens its own database, so it is tried on the engine that needs no server.
const onSqlite = test.skipIf(dialect !== "sqlite");
const printed: string[] = [];
let env: Record<string, string>;

beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  env ??= { APP_MODE: "test", ORIGIN: "https://portal.example.org", DATA_DIR: temporaryFolder(), LOG_LEVEL: "silent" };
});

const invite = (...args: string[]) => runCommand("user:invite", args, env);

onSqlite("A13 the first administrator gets a link that works once, printed and by letter", async () => {
  expect(await invite("--email", "First@Example.org", "--role", "administrator", "--language", "kk")).toBe(0);
  expect(printed.join("\n")).toContain("Invited first@example.org as administrator");
  expect(printed.join("\n")).toMatch(/https:\/\/portal\.example\.org\/invitations\/[\w-]{43}$/);
});

onSqlite("an invitation that takes the place of an earlier one says so", async () => {
  const again = () => invite("--email", "again@example.org", "--role", "council");
  const told = () => printed.filter((line) => /is replaced: its link no longer works/.test(line)).length;
  await again();
  expect(told()).toBe(0);
  await again();
  expect(told()).toBe(1);
});

onSqlite.each([
  ["council", "appeals"],
  ["appeals", "chair"],
] as const)("whoever holds %s is not invited as %s, and the command says why", async (held, role) => {
  const services = await createServices({ LOG_LEVEL: "silent", ...env });
  await services.migrate();
  const email = `${held}@example.org`;
  await services.withTransaction((tx) => createPerson(tx, { email, roles: [held] }, services.clock.now()));
  await services.close();
  expect(await invite("--email", email, "--role", role)).toBe(2);
  expect(printed.join("\n")).toContain("--role: Nobody decides on applications in the council and on appeals");
});

onSqlite.each([
  [[]],
  [["--email", "not an address", "--role", "administrator"]],
  [["--email", "a@example.org", "--role", "representative"]],
  [["--email", "a@example.org", "--role", "reviewer"]],
  [["--email", "a@example.org", "--role", "coordinator", "--countries", "KZ,XX"]],
  [["--email", "a@example.org", "--role", "council", "--countries", "KZ"]],
  [["--email", "a@example.org", "--role", "council", "--language", "de"]],
  [["--e-mail", "a@example.org"]],
])(
  "arguments %j are refused with how to write them, in words and not by keys of a catalogue (found F112)",
  async (args) => {
    expect(await invite(...args)).toBe(2);
    expect(printed.join("\n")).not.toMatch(/\berrors:/);
    expect(printed.at(-1)).toContain("Usage: npm run user:invite");
  },
);

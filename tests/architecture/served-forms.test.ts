import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What sends forms: the browser of the tests, and the form of a page that goes through it. */
const SENDERS = ["tests/support/test-portal.ts", "tests/support/served-form.ts"];

/** Tests of the door and of what stands before it, which speak to them in requests that no browser sends. */
const RAW = [
  "tests/http/accounts-reset.test.ts",
  "tests/http/bodies.test.ts",
  "tests/http/documented-proxy.test.ts",
  "tests/http/door.test.ts",
  "tests/http/door-answers.test.ts",
  "tests/http/door-clients.test.ts",
  "tests/http/door-headers.test.ts",
  "tests/http/door-turns.test.ts",
  "tests/http/kept-pages.test.ts",
  "tests/http/letter-choices.test.ts",
  "tests/support/doors.ts",
  "tests/support/raw-http.ts",
];

const files = globSync(["tests/http/**/*.ts", "tests/invariants/**/*.ts", "tests/e2e/**/*.ts", "tests/support/**/*.ts"])
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !SENDERS.includes(file));

/** The lines that send a form otherwise than by pressing a button of a page or, said aloud, by forging it. */
const BY_HAND = /\.(post|upload|send)\(|\bmethod: ["'`]POST|\bsendRaw\(|`POST \//;

test("a test sends the forms of people through the page that renders them; what it forges says so", () => {
  const found = files
    .filter((file) => !RAW.includes(file))
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .map((line, index) => ({ line, place: `${file}:${index + 1}` })),
    )
    .filter(({ line }) => BY_HAND.test(line));
  const how = "use openForm or pressOn, and browser.forge for what no page offers";
  expect(
    found.map(({ place }) => place),
    how,
  ).toEqual([]);
});

test("of the files that may speak raw, each does", () => {
  const needless = RAW.filter((file) => !BY_HAND.test(readFileSync(file, "utf8")));
  expect(needless, "take them off the list").toEqual([]);
});

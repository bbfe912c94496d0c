import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loggedPath } from "#app/door/logged-path.ts";
import { ACCEPTS_UPLOADS } from "#app/door/refusal.server.ts";

/** The address of a route by the name of its file, with a word for the secret. */
function addressOf(file: string, word: string): string {
  const parts = file.replace(/\.tsx?$/, "").split(".");
  return parts
    .map((part) => (part.startsWith("_") ? "" : `/${part.replace("$token", word).replace(/^\$.*/, "one")}`))
    .join("");
}

const ROUTES = readdirSync("app/routes").filter((file) => /\.tsx?$/.test(file));
const OF_LINKS = ROUTES.filter((file) => file.includes("$token"));
const READS_FILES = /read(CountedUpload|Posted|Upload)\(/;
const sourceOf = (file: string) => readFileSync(`app/routes/${file}`, "utf8");
/** Functions beside the routes that read the file of a form for them. */
const READERS = readdirSync("app/routes/answers").flatMap((file) =>
  sourceOf(`answers/${file}`)
    .split(/^export /m)
    .filter((part) => READS_FILES.test(part))
    .flatMap((part) => /^async function (\w+)/.exec(part)?.[1] ?? []),
);
const OF_FILES = ROUTES.filter((file) => {
  const source = sourceOf(file);
  return READS_FILES.test(source) || READERS.some((name) => source.includes(`${name}(`));
});

test.each([
  ["/confirm/AbC123", "/confirm/[secret]"],
  ["/%63onfirm/AbC123", "/confirm/[secret]"],
  ["/confirm%2FAbC123/documents/1", "/confirm/[secret]/documents/1"],
  ["/%43ONFIRM//AbC123", "/CONFIRM/[secret]"],
  ["/invitations/AbC123%", "/invitations/[secret]"],
  ["/%63ommitment/AbC123", "/commitment/[secret]"],
  ["/invited/AbC123", "/invited/[secret]"],
  ["/take-over/AbC123", "/take-over/[secret]"],
  ["/claim/AbC123", "/claim/[secret]"],
  ["/directory/al-farabi/take-over", "/directory/al-farabi/take-over"],
  ["/applications/1/commitment", "/applications/1/commitment"],
  ["/directory/al-farabi", "/directory/al-farabi"],
])("the log never holds the secret of a link, however its path is written: %s (found F121)", (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});

test.each(OF_LINKS)("the log holds no secret of %s", (file) => {
  expect(loggedPath(addressOf(file, "AbC123"))).not.toContain("AbC123");
});

test.each(OF_LINKS)("nor does that of the proxy for %s", (file) => {
  const [, links = ""] = /\(\?<link>([^)]+)\)/.exec(readFileSync("docs/operations.md", "utf8")) ?? [];
  expect(links.split("|")).toContain(addressOf(file, "AbC123").split("/")[1]);
});

test.each(OF_FILES)("the door takes in what %s reads as a file", (file) => {
  expect(addressOf(file, "one")).toMatch(ACCEPTS_UPLOADS);
});

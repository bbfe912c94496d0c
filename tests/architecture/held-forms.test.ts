import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROUTES = path.resolve("app/routes");
const READS = /\b(?:readForm|parseForm|readPosted|readCountedUpload|postToConversation)\(/;
/** A function of the route or beside it that says who asks, given the request with it. */
const ASKS = /\b(?:require|find|read|own)\w*\(\s*(?:args|\{[^)]*\brequest\b)/;

/** What an action does before it reads what was sent. */
function before(source: string): string | null {
  const action = source.split(/export async function action\b/)[1]?.split(/\nexport |\n(?:async )?function /)[0];
  const at = action === undefined ? -1 : action.search(READS);
  return action === undefined || at < 0 ? null : action.slice(0, at);
}

test("an action knows who asks before it reads a form, so that it is held against whose page the form stood on", () => {
  const files = readdirSync(ROUTES).filter((name) => /^_(workspace|staff)\..*\.tsx?$/.test(name));
  const read = files.map((name) => [name, before(readFileSync(path.join(ROUTES, name), "utf8"))] as const);
  const held = read.filter(([, text]) => text !== null);
  expect(held.length).toBeGreaterThan(40);
  expect(held.flatMap(([name, text]) => (ASKS.test(text ?? "") ? [] : [name]))).toEqual([]);
});

import { expect, test } from "vitest";
import { inPageOrder } from "#app/ui/page-order.ts";

const NAMES = ["name", "address", "address.city", "needs", "needs[].role", "needs[].tasks", "consent"];
const ordered = (...errors: string[]) =>
  inPageOrder(
    errors.map((name) => [name, name]),
    NAMES,
  ).map(([name]) => name);

test("errors stand in the order of the page, row by row (found F155)", () => {
  expect(
    ordered("consent", "needs[1].role", "needs[0].tasks", "needs", "needs[0].role", "address.city", "name"),
  ).toEqual(["name", "address.city", "needs", "needs[0].role", "needs[0].tasks", "needs[1].role", "consent"]);
});

test("errors of the whole form come first, of fields without a place last (found F155)", () => {
  expect(ordered("elsewhere", "name", "")).toEqual(["", "name", "elsewhere"]);
});

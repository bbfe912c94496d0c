import { expect, test } from "vitest";
import { readQueueFilter } from "#app/features/applications/review/review-filter.ts";

const plain = { q: "", state: "open", place: null, owner: "anyone", overdue: false, sort: "due", page: 1 };

test.each([
  ["", {}],
  [
    "q=%20Osh%20&state=closed&place=KG&owner=me&overdue=yes&sort=name&page=3",
    { q: "Osh", state: "closed", place: "KG", owner: "me", overdue: true, sort: "name", page: 3 },
  ],
  ["place=143", { place: "143" }],
  ["state=draft&owner=somebody&sort=dueAt&page=0&overdue=1&place=kg", {}],
  ["page=-1", {}],
  ["page=1e9", {}],
  [`q=${"x".repeat(300)}`, {}],
  ["place=KZ'%20or%201=1", {}],
])("the address ?%s means %o", (search, expected) => {
  expect(readQueueFilter(new URLSearchParams(search))).toEqual({ ...plain, ...expected });
});

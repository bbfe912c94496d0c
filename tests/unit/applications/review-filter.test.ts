import { expect, test } from "vitest";
import { queueSearch, readQueueFilter } from "#app/features/applications/review/review-filter.ts";

const plain = {
  q: "",
  state: "open",
  place: null,
  owner: "anyone",
  category: null,
  back: null,
  reviews: null,
  overdue: false,
  asks: false,
  sort: "due",
  page: 1,
};

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

test("filters are written as an address holds them, without what is the same unsaid", () => {
  const address = "q=Osh&state=closed&owner=me&back=any&category=full&overdue=yes&page=3&done=take";
  const filter = readQueueFilter(new URLSearchParams(address));
  expect(queueSearch(filter)).toBe("q=Osh&state=closed&owner=me&category=full&back=any&overdue=yes");
  expect(readQueueFilter(new URLSearchParams(queueSearch(filter)))).toEqual({ ...filter, page: 1 });
  expect(queueSearch(readQueueFilter(new URLSearchParams("state=open&page=2")))).toBe("");
});

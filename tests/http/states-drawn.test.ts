import { beforeAll, expect, test } from "vitest";
import { eventsFrom } from "#app/features/applications/file/application.ts";
import { APPLICATION_STATUSES } from "#db/vocabulary.ts";
import { LOCALES } from "#db/locales.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

test.each(LOCALES)("the page of the states shows each with all that can happen in it, in %s", async (lng) => {
  const { browser } = desk.people.coordinator;
  const first = await browser.get(`/review/states?lng=${lng}`);
  const { document } = first.location ? await browser.get(first.location) : first;
  expect(document.documentElement.lang).toBe(lng);
  for (const status of APPLICATION_STATUSES) {
    const targets = [...document.querySelectorAll(`#state-${status} li a`)].map((link) => link.getAttribute("href"));
    expect(targets).toEqual(eventsFrom(status).map(({ to }) => `#state-${to}`));
  }
  const names = [...document.querySelectorAll("svg.state-machine text")].map(({ textContent }) => textContent);
  expect(names).toHaveLength(APPLICATION_STATUSES.length);
  const ways = new Set(APPLICATION_STATUSES.flatMap((from) => eventsFrom(from).map(({ to }) => `${from} ${to}`)));
  expect(document.querySelectorAll("svg.state-machine > path")).toHaveLength(ways.size);
  const main = document.querySelector("main")?.textContent ?? "";
  expect(main).not.toMatch(/machine\.|undefined|\{\{/);
  if (lng !== "en") expect(main.match(/[A-Za-z]{4,}/g)).toBeNull();
});

test("the queue leads to it", async () => {
  const { document } = await desk.get("coordinator", "/review");
  expect(document.querySelector('main a[href="/review/states"]')).not.toBeNull();
});

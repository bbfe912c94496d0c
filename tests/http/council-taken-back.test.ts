import { beforeAll, expect, test } from "vitest";
import { type CouncilRoom, enterCouncil, seenBy } from "#tests/support/council-room.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { versionOf } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";

let room: CouncilRoom;

beforeAll(async () => {
  room = await enterCouncil();
  await room.decideBy({ decisionBy: "either", holdMinutes: 10 });
});

const announce = async (place: string) =>
  (await openForm(room.chair.browser, `${place}/announcement`, /^Announce/)).press(/^Announce/);

test("what the council decided only its members take back; the session says so, and the chair is led to announce it again", async () => {
  const { chair, one, two, coordinator, colleague, portal } = room;
  const { place, files } = await room.opened(["Withheld University"]);
  const { id, page } = files[0] as (typeof files)[number];
  for (const person of [chair, one, two]) await room.vote(person, place, { "Withheld University": "For" });
  await room.close(place);
  const waits = "The council has decided on the file; its decision waits to be announced.";
  expect(await seenBy(coordinator, page)).toContain(waits);
  await announce(place);
  expect(await seenBy(chair, place)).toContain("Decisions announced: 1");

  for (const person of [coordinator, colleague]) {
    expect(await seenBy(person, page)).not.toContain("Take the decision back");
    const version = String(await versionOf(portal.services, id));
    const forged = await person.browser.forge(`${page}/decision`, { intent: "take-back", version });
    expect(forged.status).toBe(403);
  }
  const form = await openForm(one.browser, page, /^Take the decision back/);
  await form.press(/^Take the decision back/);

  const session = await seenBy(chair, place);
  expect(session).toMatch(/The decision on A-\d{4}-\d+ was taken back before it took effect/);
  expect(await seenBy(chair, `${place}/announcement`)).toContain("ready");
  expect(await seenBy(coordinator, page)).toContain(waits);
  expect(await seenBy(coordinator, page)).not.toContain("The council votes on");
  expect(await seenBy(two, `${page}/decision`)).toContain("The council has decided on this file");
  const letters = await lettersTo(portal, chair.email);
  const letter = letters.find(({ kind }) => kind === "council-taken_back");
  expect(letter?.text).toContain("Member One has taken back the decision of the council");
  expect(letter?.link).toBe(`${place}/announcement`);
  expect(letters.map(({ kind }) => kind)).not.toContain("review-decision_taken_back");
  expect(await seenBy(chair, "/council")).not.toContain("recommended file is on no agenda yet");

  await announce(place);
  expect(await seenBy(chair, `${place}/announcement`)).toContain("announced");
  expect((await seenBy(chair, place)).match(/Decisions announced: 1/g)).toHaveLength(2);
});

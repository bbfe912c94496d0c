import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { takeUpDeferred } from "#app/features/applications/apply/meet-conditions.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { addDays, MINUTE_MS } from "#app/platform/clock.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { applications } from "#db/schema/applications.ts";
import { type CouncilRoom, enterCouncil, seenBy } from "#tests/support/council-room.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { actorOf, type SignedIn, signInAs } from "#tests/support/people.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { versionOf } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";

const START = new Date("2026-05-12T06:00:00Z");
const WORDS = "Send the new certificate of accreditation.";
let now = START;
let room: CouncilRoom;

beforeAll(async () => {
  room = await enterCouncil({ overrides: { clock: { now: () => now } } });
  await room.decideBy({ decisionBy: "ballot", holdMinutes: 10 });
});

const statusOf = async (id: string) =>
  (await room.portal.services.db.select().from(applications).where(eq(applications.id, id)))[0]?.status;

/** What people have voted to defer, with the reasons written by the chair, as far as the page lets her. */
async function deferred(name: string) {
  const { chair, one, two } = room;
  const { place, files } = await room.opened([name]);
  for (const person of [chair, one, two]) await room.vote(person, place, { [name]: "Defer" });
  await room.close(place);
  const announcement = await seenBy(chair, `${place}/announcement`);
  const link = (await chair.browser.get(`${place}/announcement`)).document.querySelector('a[href$="#letter"]');
  const letter = await openForm(chair.browser, (link?.getAttribute("href") ?? "").replace("#letter", ""), /^Save for/);
  return { place, file: files[0] as (typeof files)[number], letter, announcement };
}

async function announced(place: string) {
  const sent = await (await openForm(room.chair.browser, `${place}/announcement`, /^Announce/)).press(/^Announce/);
  now = new Date(now.getTime() + 11 * MINUTE_MS);
  await announceDecisions(room.portal.services);
  return sent;
}

test("the council puts a file off by its pages: conditions are ticked, announced and told, and the file comes again", async () => {
  const name = "Deferred University";
  const { place, file, letter, announcement } = await deferred(name);
  expect(announcement).toContain("reasons missing");
  const tally = "for 0, against 0, to defer 3, abstained 0";
  expect(announcement).toContain(tally);
  expect(await seenBy(room.one, place)).toContain(`Deferred: ${tally}`);
  const until = daysAfter(dayOf(now), 60);
  const bare = await letter.fill("Words for the letter", WORDS).press("Save for the announcement");
  expect(bare.answer.status).toBe(422);
  expect(bare.page.text).toContain("Choose what is to be met");
  const asked = bare.form(/^Save for/);
  expect(asked.read("Words for the letter")).toBe(WORDS);
  asked.tick("R03. No valid accreditation or quality assurance").fill("Will be considered again on", until);
  const saved = await asked.press("Save for the announcement");
  expect(saved.page.text).toContain("What the letter says is saved.");
  expect((await announced(place)).page.text).toContain("The decisions are announced.");

  expect(await statusOf(file.id)).toBe("deferred");
  const applicant = { browser: await signInAs(room.portal, file.applicant) } as SignedIn;
  const told = (await lettersTo(room.portal, file.applicant)).find(({ kind }) => kind === "application-deferred");
  for (const text of [told?.text ?? "", await seenBy(applicant, `/applications/${file.id}`)]) {
    expect(text).toContain("R03.");
    expect(text).toContain(WORDS);
    expect(text.replaceAll("\u00a0", " ")).toContain(formatDay(until, "en").replaceAll("\u00a0", " "));
  }
  const votes = { browser: room.portal.browser() };
  expect(await seenBy(votes, place.replace("council", "recount"))).toContain(tally);
  const dossier = await seenBy(room.coordinator, file.page);
  expect(dossier).toContain("By a vote of the council: 0 for, 0 against, 3 to defer, 0 abstained");
  expect(dossier).not.toContain("The council votes on");

  now = addDays(START, 61);
  await takeUpDeferred(room.portal.services);
  expect(await statusOf(file.id)).toBe("in_check");
  const { services } = room.portal;
  const version = await versionOf(services, file.id);
  const input = { applicationId: file.id, version, recommendation: "admit_full" as const, reasonCodes: [] };
  const rationale = "The new certificate is valid.";
  const actor = await actorOf(room.portal, room.coordinator.id);
  expect(await recommendApplication(services, { ...input, rationale }, actor)).toMatchObject({ ok: true });
  const again = { browser: await signInAs(room.portal, room.chair.email) } as SignedIn;
  expect(await seenBy(again, "/council")).toContain("1 recommended file is on no agenda yet.");
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { PublishedVotes } from "#app/features/council/recount/published.ts";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import { openSession } from "#app/features/council/session/open-session.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { outbox } from "#db/schema/outbox.ts";
import { settings } from "#db/schema/settings.ts";
import { MEETING, sessionVersion } from "#tests/support/council.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let colleague: SignedIn;
let chair: SignedIn;
let members: SignedIn[];
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Co Ordinator", roles: ["coordinator"] });
  colleague = await signInNew(portal, { name: "Col League", roles: ["coordinator"] });
  chair = await signInNew(portal, { name: "Chair Woman", roles: ["chair"] });
  members = [];
  for (const name of ["Member One", "Member Two"]) members.push(await signInNew(portal, { name, roles: ["council"] }));
  await decidedBy("ballot");
});

async function decidedBy(decisionBy: "ballot" | "either"): Promise<void> {
  const value = { decisionBy, holdMinutes: 0 };
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: portal.services.clock.now(), updatedById: null };
  await portal.services.withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

const one = () => members[0] as SignedIn;
const two = () => members[1] as SignedIn;
const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const kindsTo = async ({ email }: SignedIn) => (await lettersTo(portal, email)).map(({ kind }) => kind);
const isPublic = async (slug: string) => (await portal.browser().get(`/directory/${slug}`)).status === 200;

/** A member with somebody who speaks for it, and a proposal to suspend it. */
async function proposed(reason = "The licence was withdrawn on 1 March.") {
  const name = `Ruled University ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country: "KG" };
  const { services } = portal;
  const { number, slug, institutionId } = await services.withTransaction((tx) =>
    createMember(tx, { institution }, services.clock.now()),
  );
  const speaker = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const page = `/memberships/${number}`;
  await pressOn(coordinator.browser, page, "Propose to suspend", { fill: { Reason: reason } });
  return { name, number, slug, institutionId, speaker, page, reason };
}

type Ruled = Awaited<ReturnType<typeof proposed>>;

/** A session that the chair has prepared and put one proposal on by the page. */
async function onAgenda({ name }: Ruled) {
  const { services } = portal;
  const form = { ...MEETING, day: daysAfter(dayNow(services.clock), 1) };
  const { id } = succeeded("prepare", await prepareSession(services, form, await actorOf(portal, chair.id)));
  const place = `/council/${id}`;
  expect((await pressOn(chair.browser, place, "Put the chosen on the agenda", { tick: [name] })).location).toBe(
    `${place}?done=put-on`,
  );
  return { sessionId: id, place };
}

async function opened(ruled: Ruled) {
  const { sessionId, place } = await onAgenda(ruled);
  const version = await sessionVersion(portal.services, sessionId);
  succeeded("open", await openSession(portal.services, { sessionId, version }, await actorOf(portal, chair.id)));
  return { sessionId, place };
}

async function vote({ browser }: SignedIn, place: string, { name }: Ruled, choice: string) {
  const form = await openForm(browser, place, /^Save the vote/);
  return form.choose(`Your vote: ${name}`, choice).press(/^Save the vote/);
}

const close = async (place: string) => (await openForm(chair.browser, place, "Close the vote")).press("Close the vote");

describe("what is proposed for a membership, before the council", () => {
  test("where the council votes no single person answers it; the chair is told to put it on an agenda", async () => {
    const ruled = await proposed();
    for (const person of [colleague, one()]) {
      expect(await textOf(person, ruled.page)).toContain("The council votes on it; no single person answers it.");
      for (const intent of ["confirm", "decline"])
        expect((await person.browser.forge(ruled.page, { intent, reason: "It is not so at all." })).status).toBe(403);
    }
    expect(await kindsTo(chair)).toContain("membership-proposal");
    expect(await kindsTo(one())).not.toContain("membership-proposal");
    const { place } = await onAgenda(ruled);
    expect(await textOf(one(), place)).toContain("Suspend the membership");
    const link = (await one().browser.get(ruled.page)).document.querySelector(`main a[href^="${place}/items/"]`);
    expect(link?.textContent).toBe("See it on the agenda of the council");
    expect(await textOf(chair, "/council")).not.toContain("proposals for memberships are on no agenda yet");
  });

  test("carried and announced by the pages it takes effect, is told by letter, and stands in history, minutes and recount", async () => {
    const ruled = await proposed();
    const { sessionId, place } = await opened(ruled);
    const page = await textOf(one(), place);
    for (const words of [ruled.name, ruled.reason, ruled.number, "Co Ordinator", "takes part in no project"])
      expect(page).toContain(words);
    for (const person of [one(), two(), chair]) await vote(person, place, ruled, "For");
    expect(await textOf(two(), place)).toContain("Vote open: 3 of 3 have voted");
    expect(await textOf(two(), place)).not.toContain("Member One");
    await close(place);
    expect(await textOf(two(), place)).toContain("Carried: for 3, against 0, abstained 0");
    expect(await isPublic(ruled.slug)).toBe(true);
    expect(await textOf(coordinator, ruled.page)).toContain("takes effect when it is announced");
    expect((await coordinator.browser.forge(ruled.page, { intent: "take_back" })).status).toBe(409);
    const recount = async (browser = portal.browser()) => {
      const { items } = JSON.parse((await browser.get(`/recount/${sessionId}/votes.json`)).text) as PublishedVotes;
      return items.map((item) => "ballots" in item);
    };
    expect(await recount(ruled.speaker.browser)).toEqual([false]);
    expect(await textOf(chair, "/inbox")).toContain("The vote has closed; its decisions can be announced.");
    const form = await openForm(chair.browser, `${place}/announcement`, /^Announce the ticked/);
    for (const words of [`${ruled.name}: the membership is suspended`, "The council has suspended the membership"])
      expect(form.element.textContent).toContain(words);
    const announced = await form.press(/^Announce the ticked/);
    expect(announced.page.text).toContain("The decisions are announced.");
    expect(await isPublic(ruled.slug)).toBe(false);
    const [read, ...others] = await lettersTo(portal, ruled.speaker.email);
    expect([read?.kind, others]).toEqual(["membership-suspended", []]);
    expect(read?.text).toContain(`The council has suspended the membership ${ruled.number}`);
    expect(read?.text).not.toContain("The secretariat has");
    const told = (await lettersTo(portal, coordinator.email)).filter(({ text }) => text.includes(ruled.number));
    expect(told.at(-1)).toMatchObject({ kind: "membership-proposal-confirmed" });
    expect(told.at(-1)?.text).toContain("The council has agreed to what you proposed");
    expect(await textOf(coordinator, ruled.page)).toContain(
      "proposed by Co Ordinator; the council voted 3 for, 0 against, 0 abstained",
    );
    const minutes = await textOf(two(), `${place}/minutes`);
    for (const words of [`${ruled.name} · ${ruled.number}`, "Suspend the membership", "The membership is suspended."])
      expect(minutes).toContain(words);
    expect((await two().browser.get(`${place}/pdf`)).text.startsWith("%PDF")).toBe(true);
    expect([await recount(), await recount(ruled.speaker.browser), await recount(two().browser)]).toEqual([
      [false],
      [true],
      [true],
    ]);
    expect((await portal.browser().get(`/recount/${sessionId}`)).text).not.toContain(ruled.number);
  });

  test("lost it ends at once: its author hears it, the institution nothing, and nothing is left to announce", async () => {
    const ruled = await proposed();
    const { place } = await opened(ruled);
    for (const person of [one(), two()]) await vote(person, place, ruled, "Against");
    await close(place);
    expect(await textOf(one(), place)).toContain("The proposal is declined; the membership stays as it is.");
    expect(await textOf(chair, `${place}/announcement`)).toContain("Nothing to announce");
    expect(await isPublic(ruled.slug)).toBe(true);
    expect(await kindsTo(ruled.speaker)).toEqual([]);
    const told = (await lettersTo(portal, coordinator.email)).filter(({ text }) => text.includes(ruled.number));
    expect(told.at(-1)?.text).toContain("The council has not agreed to what you proposed");
    await pressOn(coordinator.browser, ruled.page, "Propose to suspend", { fill: { Reason: "Still no licence." } });
  });

  test("with too few votes it waits and can be put on another agenda", async () => {
    const ruled = await proposed();
    const { place } = await opened(ruled);
    await vote(one(), place, ruled, "For");
    await close(place);
    expect(await textOf(one(), place)).toContain("it can come before the next session");
    await onAgenda(ruled);
  });

  test("whoever acts for the institution learns nothing of it and does not vote; who proposed it does not vote", async () => {
    const ruled = await proposed();
    const own = { role: "representative", institutionId: ruled.institutionId } as const;
    const tied = await signInNew(portal, { name: "Torn Member", roles: [own, { role: "council" }] });
    const both = await signInNew(portal, { name: "Both Member", roles: ["coordinator", "council"] });
    const other = await proposed();
    await pressOn(coordinator.browser, other.page, "Take the proposal back");
    await pressOn(both.browser, other.page, "Propose to suspend", { fill: { Reason: other.reason } });
    const { sessionId, place } = await opened(ruled);
    const [item] = await listItems(portal.services.db, sessionId);
    for (const page of [place, `${place}/items/${item?.id}`, ruled.page, "/inbox"])
      expect([page, (await tied.browser.get(page)).text.includes(ruled.reason)]).toEqual([page, false]);
    const seen = await textOf(tied, place);
    expect(seen).toContain("You have a conflict of interest and do not vote on this item.");
    expect(seen).not.toContain(ruled.name);
    const forged = { intent: "vote", "votes[0].item": item?.id ?? "", "votes[0].choice": "for" };
    expect((await tied.browser.forge(place, forged)).status).toBe(409);
    const twice = { ...forged, "votes[1].item": item?.id ?? "", "votes[1].choice": "against" };
    expect((await one().browser.forge(place, twice)).status).toBe(400);
    await close(place);
    expect(await textOf(two(), `${place}/minutes`)).toContain("Torn Member: conflict of interest");
    const second = await opened(other);
    expect(await textOf(both, second.place)).toContain("You have proposed this and do not vote on it.");
    await close(second.place);
  });

  test("taken back while it is on an agenda it says so, and is not voted on", async () => {
    const ruled = await proposed();
    const { sessionId, place } = await opened(ruled);
    const stale = await openForm(one().browser, place, /^Save the vote/);
    await pressOn(coordinator.browser, ruled.page, "Take the proposal back");
    expect(await textOf(two(), place)).toContain("Taken back by its author");
    expect(await textOf(two(), place)).not.toContain("Vote open:");
    expect((await two().browser.get(place)).document.querySelectorAll("input[type=radio]")).toHaveLength(0);
    expect((await stale.choose(`Your vote: ${ruled.name}`, "For").press(/^Save the vote/)).answer.status).toBe(409);
    await close(place);
    const [item] = await listItems(portal.services.db, sessionId);
    expect(item?.decisionId).toBeNull();
    const told = "Its author took it back before the vote ended; nothing is decided by it.";
    for (const page of [place, `${place}/minutes`, place.replace("council", "recount")]) {
      const seen = await textOf(chair, page);
      expect([page, seen.includes(told)]).toEqual([page, true]);
      expect([page, /no quorum|Too few|The membership is suspended/.test(seen)]).toEqual([page, false]);
    }
    const again = await proposed();
    const agenda = await onAgenda(again);
    await pressOn(coordinator.browser, again.page, "Take the proposal back");
    const left = await textOf(chair, agenda.place);
    expect(left).toContain(`${again.number} no longer stands before the council: the proposal was taken back`);
    expect(left).toContain("The agenda is empty");
    const letter = (await lettersTo(portal, chair.email)).find(({ kind }) => kind === "council-left");
    expect(letter?.text).toContain(again.number);
    expect(letter?.link).toBe(agenda.place);
  });

  test("where single persons decide too nobody answers alone what stands before the council, from its agenda to the announcement", async () => {
    await decidedBy("either");
    const ruled = await proposed();
    const isAsked = async ({ browser }: SignedIn) =>
      (await browser.get("/inbox")).document.querySelector(`a[href="${ruled.page}"]`) !== null;
    const asked = async () => [await isAsked(one()), await isAsked(colleague)];
    const refusal = async (words: string) => {
      for (const person of [one(), colleague])
        for (const intent of ["confirm", "decline"]) {
          const { status, text } = await person.browser.forge(ruled.page, { intent, reason: "It is not so at all." });
          expect([status, text.includes(words)]).toEqual([409, true]);
        }
      const { document } = await one().browser.get(ruled.page);
      expect(document.querySelector("main button[value=confirm]")).toBeNull();
      expect(await asked()).toEqual([false, false]);
      expect(await isPublic(ruled.slug)).toBe(true);
    };
    expect(await asked()).toEqual([true, true]);
    const { place, sessionId } = await onAgenda(ruled);
    await refusal("It is on the agenda of the council, so no single person answers it.");
    const version = await sessionVersion(portal.services, sessionId);
    succeeded("open", await openSession(portal.services, { sessionId, version }, await actorOf(portal, chair.id)));
    await refusal("The council votes on it, so no single person answers it.");
    for (const person of [one(), two(), chair]) await vote(person, place, ruled, "For");
    await close(place);
    await refusal("The council has voted on it");
    await pressOn(chair.browser, `${place}/announcement`, "Announce the ticked decision");
    expect(await isPublic(ruled.slug)).toBe(false);
    const back = { Reason: "The licence was given again." };
    await pressOn(coordinator.browser, ruled.page, "Propose to reinstate", { fill: back });
    await opened(ruled);
    await refusalOfReinstatement(ruled);
    await decidedBy("ballot");
  });

  async function refusalOfReinstatement({ page }: Ruled) {
    expect((await one().browser.forge(page, { intent: "confirm" })).status).toBe(409);
    expect((await one().browser.get("/inbox")).text).not.toContain("A reinstatement waits for a second person");
  }

  test("an end of a membership comes on an agenda once the member was heard, and is voted on beside its answer", async () => {
    const ruled = await proposed();
    await pressOn(coordinator.browser, ruled.page, "Take the proposal back");
    await pressOn(coordinator.browser, ruled.page, "Give notice and propose to end the membership", {
      choose: { Ground: "False information in the application or as a member" },
      fill: { Reason: ruled.reason },
    });
    expect((await chair.browser.get("/inbox")).text).not.toContain(ruled.name);
    const reply = "The licence stands under the former name.";
    const notice = `/institution/notice?institution=${ruled.institutionId}`;
    const form = await openForm(ruled.speaker.browser, notice, "Check, then send");
    const checked = await form.fill("Answer of the institution", reply).press("Check, then send");
    await checked.form("Send the answer").press("Send the answer");
    const { sessionId, place } = await opened(ruled);
    const [item] = await listItems(portal.services.db, sessionId);
    expect(await textOf(one(), `${place}/items/${item?.id}`)).toContain(reply);
    for (const person of [one(), two(), chair]) await vote(person, place, ruled, "For");
    await close(place);
    expect(await isPublic(ruled.slug)).toBe(true);
    await pressOn(chair.browser, `${place}/announcement`, "Announce the ticked decision");
    expect(await isPublic(ruled.slug)).toBe(false);
    expect(await kindsTo(ruled.speaker)).toContain("membership-terminated");
    expect(await textOf(ruled.speaker, notice)).toContain("The membership has been ended");
  });

  test("nobody outside meets a word of it before it takes effect, in pages or letters", async () => {
    const ruled = await proposed("Qvorumlark: the licence was withdrawn.");
    const { sessionId, place } = await opened(ruled);
    for (const person of [one(), two(), chair]) await vote(person, place, ruled, "For");
    await close(place);
    expect(await textOf(two(), `${place}/items/${(await listItems(portal.services.db, sessionId))[0]?.id}`)).toContain(
      "Qvorumlark",
    );
    const outside = {
      anonymous: portal.browser(),
      applicant: (await signInNew(portal)).browser,
      speaker: ruled.speaker.browser,
      administrator: (await signInNew(portal, { roles: ["administrator"] })).browser,
    };
    const pages = [place, `${place}/minutes`, `${place}/pdf`, `${place}/announcement`, ruled.page, "/inbox", "/"];
    const others = ["/institution", `/directory/${ruled.slug}`, `/verify/${ruled.number}`, "/account/data"];
    const recounts = [`/recount/${sessionId}`, `/recount/${sessionId}/votes.json`];
    for (const [name, browser] of Object.entries(outside))
      for (const page of [...pages, ...others, ...recounts]) {
        const { text } = await browser.get(page);
        expect([name, page, /Qvorumlark|Suspend the membership|to suspend/.test(text)]).toEqual([name, page, false]);
        if (page.startsWith("/recount")) expect([name, page, text.includes(ruled.number)]).toEqual([name, page, false]);
      }
    const letters = await portal.services.db.select().from(outbox).where(eq(outbox.recipient, ruled.speaker.email));
    expect(letters).toEqual([]);
  });
});

import { and, asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { answerAsk, answerByLink, findLink } from "#app/features/asks/answer-ask.server.ts";
import type { NewAsk } from "#app/features/asks/asks.schema.ts";
import { endAsks } from "#app/features/asks/end-asks.server.ts";
import { findFitting } from "#app/features/asks/find-fitting.server.ts";
import { reportAsk } from "#app/features/asks/report-ask.server.ts";
import { sendAsk } from "#app/features/asks/send-ask.server.ts";
import { settleAsk, withdrawAsk } from "#app/features/asks/close-ask.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { judgeReport, seenOf } from "#app/features/contact/reports.server.ts";
import { readEnquiry } from "#app/features/contact/find-enquiry.server.ts";
import { keepChoices } from "#app/features/letters/letter-choices.server.ts";
import { planMerge } from "#app/features/members/merging/plan-merge.server.ts";
import { moveThings } from "#app/features/members/merging/moved-things.server.ts";
import { openLetter } from "#app/platform/sealed-secrets.server.ts";
import { askedMembers, askLinks, asks, membersUnasked } from "#db/schema/asks.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { news } from "#db/schema/letters.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Theme } from "#db/vocabulary-taxonomies.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;

const DAY = 86_400_000;
let services: Services;
let asker: Viewer;
let asking: TestMember;
let helpers: { member: TestMember; person: Viewer }[];

/** A member that offers to check translations, teaches in Kazakh and works on the first theme. */
async function createHelper(nameEn: string, facts = {}, themes: Theme[] = ["T01"]) {
  const said = { offers: ["translation"], languagesOfInstruction: ["kk"], ...facts };
  const member = await createMember(services, { nameEn, country: "UZ", facts: said as never, themes });
  return { member, person: await personOf(services, member, "representative", { name: `Person of ${nameEn}` }) };
}

const SENTENCE = "Could somebody read two pages translated into Kazakh, canary wren?";
const CHECK: NewAsk = {
  ...{ kind: "translation_check", sentence: SENTENCE, language: "en", languages: ["kk"], themes: ["T01"] },
  ...{ fields: [], days: "14", member: [] },
};

beforeEach(async () => {
  services = await openTestServices();
  asking = await createMember(services, { nameEn: "Asking University" });
  asker = await personOf(services, asking, "editor", { name: "Dana Omarova" });
  helpers = [await createHelper("Helping One"), await createHelper("Helping Two")];
});

const idsOf = (some: readonly { member: TestMember }[]) => some.map(({ member }) => member.institutionId);

async function send(change: Partial<NewAsk> = {}, actor = asker): Promise<string> {
  const sent = await sendAsk(services, { ...CHECK, member: idsOf(helpers), ...change }, actor);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.id;
}

async function fitting(change: Partial<NewAsk> = {}) {
  const who = { id: asking.institutionId, country: "KZ" };
  return findFitting(services.db, { ...CHECK, ...change }, who, services.clock.now());
}

const lettersTo = (person: { email: string }, kind: string) =>
  services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.recipient, person.email), eq(outbox.kind, kind)))
    .orderBy(asc(outbox.id));

async function tokenOf(person: Viewer): Promise<string> {
  const letter = (await lettersTo(person, "ask-received")).at(-1);
  const opened = letter && openLetter(services.config, letter);
  return /\/ask\/([\w-]+)\?answer=can_help/.exec(opened?.text ?? "")?.[1] ?? "";
}

const stateOf = async (id: string) => (await services.db.select().from(asks).where(eq(asks.id, id)))[0]?.state;

describe("whom an ask reaches", () => {
  test("those that say what is asked for, in everything that was said, and why", async () => {
    const [other, mute, silent] = [
      await createHelper("No Offer", { offers: ["host_students"] }),
      await createHelper("Other Language", { languagesOfInstruction: ["ky"] }),
      await createHelper("Other Theme", {}, ["T09"]),
    ];
    const found = await fitting();
    expect(found.fitting.map(({ id }) => id).sort()).toEqual(idsOf(helpers).sort());
    expect(found.fitting[0]?.reasons.map(({ kind, code }) => `${kind} ${code}`)).toEqual(
      expect.arrayContaining(["offer translation", "asked_language kk", "theme T01"]),
    );
    expect((await fitting({ languages: ["ky"] })).fitting.map(({ id }) => id)).toEqual(idsOf([mute]));
    expect((await fitting({ themes: [] })).fitting.map(({ id }) => id)).toContain(silent.member.institutionId);
    const id = await send({ member: [...idsOf(helpers), other.member.institutionId] });
    const asked = await services.db.select().from(askedMembers).where(eq(askedMembers.askId, id));
    expect(asked.map(({ institutionId }) => institutionId).sort()).toEqual(idsOf(helpers).sort());
  });

  test("those that teach in the language of the sentence come first, in English all alike", async () => {
    const [one, two] = [await createHelper("Russian A", { languagesOfInstruction: ["kk", "ru"] }, []), helpers[0]!];
    const first = async (language: NewAsk["language"]) => {
      const { fitting: found } = await fitting({ language, themes: [] });
      return found
        .map(({ id, isFamiliar }) => [id, isFamiliar])
        .filter(([id]) => idsOf([one, two]).includes(String(id)));
    };
    const [a, b] = [one.member.institutionId, two.member.institutionId];
    expect(await first("ru")).toEqual([
      [a, true],
      [b, false],
    ]);
    expect((await first("en")).map(([, isFamiliar]) => isFamiliar)).toEqual([true, true]);
  });

  test("none that is suspended, wants no asks, or has nobody who takes such letters", async () => {
    const [suspended, unasked, ended] = [
      await createHelper("Suspended"),
      await createHelper("Unasked"),
      await createHelper("Ended Letters"),
    ];
    await setMembership(services, suspended.member, "suspended");
    await services.withTransaction(async (tx) => {
      const said = { saidById: unasked.person.id, saidAt: services.clock.now() };
      await tx.insert(membersUnasked).values({ institutionId: unasked.member.institutionId, ...said });
      await keepChoices(tx, ended.person.id, { asks: "never" });
    });
    expect((await fitting()).fitting.map(({ id }) => id).sort()).toEqual(idsOf(helpers).sort());
  });

  test("ten at most, and none more than twice a week", async () => {
    for (let at = 0; at < 12; at++) helpers.push(await createHelper(`Many ${at}`));
    const first = await send();
    expect(await services.db.$count(askedMembers, eq(askedMembers.askId, first))).toBe(10);
    const one = idsOf(helpers.slice(0, 1));
    const fresh = helpers.find(({ member }) => member.institutionId === one[0]);
    services.clock.pass(DAY);
    for (let at = 0; at < 2; at++) await send({ sentence: `Another ${at}`, member: idsOf(helpers) });
    const rows = await services.db.select().from(askedMembers);
    for (const [, some] of Map.groupBy(rows, ({ institutionId }) => institutionId))
      expect(some.length).toBeLessThanOrEqual(2);
    expect(fresh).toBeDefined();
    const { resting, fitting: left } = await fitting();
    expect(resting + left.length).toBe(14);
    expect(resting).toBeGreaterThan(8);
    services.clock.pass(8 * DAY);
    expect((await fitting()).resting).toBe(0);
  });
});

describe("who may ask", () => {
  test("people of members in force, three at once, and not the same twice", async () => {
    const visitor = await personOf(services, null, "coordinator");
    expect(await sendAsk(services, CHECK, visitor)).toEqual({ ok: false, reason: "no-sender" });
    const id = await send();
    expect(await sendAsk(services, { ...CHECK, member: idsOf(helpers) }, asker)).toMatchObject({
      reason: "open-already",
    });
    expect(id).not.toBe("");
    helpers.push(await createHelper("Third"), await createHelper("Fourth"));
    for (const sentence of ["Second", "Third"]) await send({ sentence });
    services.clock.pass(8 * DAY);
    expect(await sendAsk(services, { ...CHECK, sentence: "Fourth", member: idsOf(helpers) }, asker)).toEqual({
      ok: false,
      reason: "too-many",
    });
    await setMembership(services, asking, "suspended");
    expect(await sendAsk(services, CHECK, asker)).toEqual({ ok: false, reason: "no-sender" });
  });

  test("nobody is asked where nobody fits", async () => {
    expect(await sendAsk(services, { ...CHECK, languages: ["ja"], member: idsOf(helpers) }, asker)).toEqual({
      ok: false,
      reason: "nobody-fits",
    });
    expect(await services.db.$count(asks)).toBe(0);
  });
});

describe("an answer", () => {
  test("is given by the link of the letter, and told to whoever asked; another one only where it was seen", async () => {
    const [{ person, member }] = helpers as [(typeof helpers)[number]];
    const id = await send();
    const [letter] = await lettersTo(person, "ask-received");
    expect(letter?.text).toContain(SENTENCE);
    expect(letter?.text).not.toContain(asker.email);
    expect(letter?.text).toContain("you offer: Translation");
    expect(await services.db.$count(askLinks)).toBe(2);
    const token = await tokenOf(person);
    expect(await findLink(services.db, token)).toMatchObject({ person: { id: person.id } });
    expect(await answerByLink(services, "nothing", { answer: "can_help" })).toMatchObject({ reason: "not-found" });
    const said = { answer: "can_help", message: "On Tuesday." } as const;
    for (let at = 0; at < 2; at++) expect(await answerByLink(services, token, said)).toMatchObject({ ok: true });
    const other = { answer: "not_now" } as const;
    expect(await answerByLink(services, token, other)).toMatchObject({ reason: "already-answered" });
    const told = await lettersTo(asker, "ask-answered");
    expect(told.map(({ subject }) => subject)).toEqual([`${member.nameEn} can help: Translation checked`]);
    expect(await stateOf(id)).toBe("open");
    const [row] = await services.db.select().from(news).where(eq(news.userId, person.id));
    expect(row).toMatchObject({ path: `/asks/${id}`, letterGroup: "asks" });
    expect(JSON.stringify(row)).not.toContain("canary");
  });

  test("is not taken once the ask is over, or the member or its person acts no more", async () => {
    const [{ person, member }, second] = helpers as [(typeof helpers)[number], (typeof helpers)[number]];
    await send();
    const [token, other] = [await tokenOf(person), await tokenOf(second.person)];
    await setMembership(services, member, "suspended");
    expect(await answerByLink(services, token, { answer: "can_help" })).toMatchObject({ reason: "ended" });
    services.clock.pass(14 * DAY);
    expect(await answerByLink(services, other, { answer: "can_help" })).toMatchObject({ reason: "ended" });
  });
});

describe("an ask ends", () => {
  test("settled with one of those who offered, in a conversation; the others are thanked", async () => {
    const [one, two] = helpers as [(typeof helpers)[number], (typeof helpers)[number]];
    const askId = await send();
    const chosen = { askId, institutionId: one.member.institutionId };
    expect(await settleAsk(services, chosen, asker)).toMatchObject({ reason: "not-offered" });
    for (const { person, member } of helpers)
      await answerAsk(
        services,
        { askId, institutionId: member.institutionId },
        { answer: "can_help", message: "Gladly." },
        person,
      );
    expect(await settleAsk(services, chosen, two.person)).toMatchObject({ reason: "not-found" });
    const settled = await settleAsk(services, { ...chosen, message: "Thank you!" }, asker);
    expect(settled).toMatchObject({ ok: true });
    expect(await stateOf(askId)).toBe("settled");
    const said = await services.db.select().from(conversationMessages).orderBy(asc(conversationMessages.id));
    expect(said.map(({ body }) => body)).toEqual([SENTENCE, "Gladly.", "Thank you!"]);
    const [told] = await lettersTo(one.person, "ask-chosen");
    expect(told?.text).toContain(`/messages/${settled.ok ? settled.enquiryId : ""}`);
    expect(await lettersTo(one.person, "ask-thanked")).toEqual([]);
    expect((await lettersTo(two.person, "ask-thanked"))[0]?.text).toContain("has found help");
    expect(await withdrawAsk(services, askId, asker)).toMatchObject({ reason: "closed" });
    const left = await services.db.select().from(outbox);
    for (const { kind, text, subject } of left)
      if (!["ask-received", "ask-answered"].includes(kind)) expect(`${subject} ${text}`).not.toContain("canary");
  });

  test("withdrawn by whoever asked or represents the member, and by nobody else", async () => {
    const id = await send();
    const colleague = await personOf(services, asking, "editor");
    expect(await withdrawAsk(services, id, colleague)).toMatchObject({ reason: "not-found" });
    expect(await withdrawAsk(services, id, await personOf(services, asking))).toEqual({ ok: true });
    expect(await stateOf(id)).toBe("withdrawn");
  });

  test("by itself within fourteen days, with what came of it", async () => {
    const [one] = helpers as [(typeof helpers)[number]];
    const [without, withOffer] = [await send(), await send({ sentence: "Second" })];
    const about = { askId: withOffer, institutionId: one.member.institutionId };
    await answerAsk(services, about, { answer: "can_help" }, one.person);
    services.clock.pass(14 * DAY - 3_600_000);
    expect(await endAsks(services)).toBe(2);
    expect(await endAsks(services)).toBe(0);
    expect([await stateOf(without), await stateOf(withOffer)]).toEqual(["ended_unanswered", "ended_answered"]);
    const told = await lettersTo(asker, "ask-over");
    expect(told.map(({ text }) => text.includes("Help was offered by: Helping One"))).toEqual([false, true]);
    expect(await lettersTo(one.person, "ask-thanked")).toHaveLength(1);
  });

  test("withdrawn by the clock while its member is not in force", async () => {
    const id = await send();
    expect(await endAsks(services)).toBe(0);
    await setMembership(services, asking, "suspended");
    expect(await endAsks(services)).toBe(1);
    expect(await stateOf(id)).toBe("withdrawn");
  });

  test("withdrawn once the secretariat has found abuse in what was reported, after which its writer asks nobody", async () => {
    const [one] = helpers as [(typeof helpers)[number]];
    const askId = await send();
    const judge = await personOf(services, null, "coordinator");
    const report = { askId, institutionId: one.member.institutionId, reason: "It sells something." };
    expect(await reportAsk(services, report, asker)).toMatchObject({ reason: "not-found" });
    const reported = await reportAsk(services, report, one.person);
    if (!reported.ok) throw new Error(reported.reason);
    expect(await reportAsk(services, report, one.person)).toEqual(reported);
    const enquiry = await readEnquiry(services.db, reported.enquiryId);
    if (!enquiry) throw new Error("Nothing was reported");
    expect(enquiry.enquiry).toMatchObject({ accusedId: asker.id, reportReason: report.reason });
    const judgement = {
      id: reported.enquiryId,
      finding: "abuse",
      seen: seenOf(enquiry.enquiry),
      reason: null,
    } as const;
    expect(await judgeReport(services, judgement, judge)).toEqual({ ok: true });
    expect(await endAsks(services)).toBe(1);
    expect(await stateOf(askId)).toBe("withdrawn");
    expect(await sendAsk(services, { ...CHECK, sentence: "Again" }, asker)).toMatchObject({ reason: "barred" });
  });
});

test("a merge moves what a member asked and was asked, but not where both were", async () => {
  const [one, two] = helpers as [(typeof helpers)[number], (typeof helpers)[number]];
  const both = await send();
  const alone = await send({ sentence: "Alone", member: idsOf([one]) });
  const own = await sendAsk(
    services,
    { ...CHECK, sentence: "Own", themes: [], member: idsOf([two]) },
    await personOf(services, one.member),
  );
  const pairOf = async (member: TestMember) => {
    const isIt = eq(memberships.institutionId, member.institutionId);
    const [membership] = await services.db.select().from(memberships).where(isIt);
    const [institution] = await services.db
      .select()
      .from(institutions)
      .where(eq(institutions.id, member.institutionId));
    if (!membership || !institution) throw new Error("No member");
    return { membership, institution };
  };
  const pair = { merged: await pairOf(one.member), remaining: await pairOf(two.member) };
  const plan = { taken: [], holdsFrom: "2026-09-01" } as never;
  const moves = await planMerge(services.db, pair as never, plan, services.clock.now());
  const moved = moves.filter(({ kind }) => kind === "ask" || kind === "asked");
  await services.withTransaction((tx) => moveThings(tx, moved));
  const rows = await services.db.select().from(askedMembers);
  const askedOf = (id: string) => rows.filter(({ askId }) => askId === id).map(({ institutionId }) => institutionId);
  expect(askedOf(both).sort()).toEqual(idsOf(helpers).sort());
  expect(askedOf(alone)).toEqual(idsOf([two]));
  const [mine] = await services.db
    .select()
    .from(asks)
    .where(eq(asks.id, own.ok ? own.id : ""));
  expect(mine?.institutionId).toBe(two.member.institutionId);
});

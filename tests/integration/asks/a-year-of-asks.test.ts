import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { answerAsk } from "#app/features/asks/answer-ask.server.ts";
import { settleAsk } from "#app/features/asks/close-ask.server.ts";
import { endAsks } from "#app/features/asks/end-asks.server.ts";
import { sendAsk } from "#app/features/asks/send-ask.server.ts";
import { MOST_A_WEEK, MOST_ASKED, OFFERS_FOR } from "#app/features/asks/ask.ts";
import type { NewAsk } from "#app/features/asks/asks.schema.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readProfiles } from "#app/features/projects/matching/read-profiles.server.ts";
import { dialect } from "#db/kit.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import { ASK_KINDS } from "#db/vocabulary-asks.ts";
import { THEMES } from "#db/vocabulary-taxonomies.ts";
import { createMember, personOf, type TestMember } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const DAY = 86_400_000;
const [MEMBERS, DAYS] = [300, 365];
const LANGUAGES = ["kk", "ru", "en", "uz", "ky", "tg", "tr", "mn"] as const;

/** The same numbers every time. */
function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <One>(from: readonly One[]) => from[Math.floor(next() * from.length)] as One;
  const some = <One>(from: readonly One[], count: number) => [
    ...new Set(Array.from({ length: count }, () => pick(from))),
  ];
  return { next, pick, some };
}

type Services = Awaited<ReturnType<typeof openTestServices>>;
type Random = ReturnType<typeof seeded>;

/** Members in rows, as one that was admitted is written. */
async function seedMembers(services: Services, random: Random): Promise<{ member: TestMember; person: Viewer }[]> {
  const first = await createMember(services, { nameEn: "Pattern" });
  const viewer = await personOf(services, first);
  const [entry] = await services.db.select().from(institutions);
  const [membership] = await services.db.select().from(memberships);
  const [person] = await services.db.select().from(users);
  const [grant] = await services.db.select().from(grants);
  if (!entry || !membership || !person || !grant) throw new Error("There is no pattern");
  const rows = Array.from({ length: MEMBERS }, (_, at) => {
    const offers = random.some(COOPERATION_OFFERS, 4);
    const id = `institution-${at}`;
    return { id, offers, themes: random.some(THEMES, 3), languages: random.some(LANGUAGES, 2), userId: `user-${at}` };
  });
  await services.withTransaction(async (tx) => {
    for (const { id, offers, themes, languages, userId } of rows) {
      const said = { offers, languagesOfInstruction: languages };
      await tx.insert(institutions).values({ ...entry, ...said, id, slug: id, nameEn: id, nameOfficial: id });
      const topics = [
        ...offers.map((code) => ({ institutionId: id, kind: "offer" as const, code })),
        ...themes.map((code) => ({ institutionId: id, kind: "theme" as const, code })),
      ];
      await tx.insert(institutionTopics).values(topics);
      await tx
        .insert(memberships)
        .values({ ...membership, id: `membership-${id}`, number: `M-${id}`, institutionId: id });
      await tx.insert(users).values({ ...person, id: userId, email: `${userId}@university.example` });
      await tx.insert(grants).values({ ...grant, id: `grant-${id}`, userId, institutionId: id });
    }
  });
  return rows.map(({ id, userId }) => {
    const held = { role: "representative" as const, institutionId: id, applicationId: null, countries: null };
    const member = { institutionId: id, slug: id, nameEn: id };
    return { member, person: { ...viewer, id: userId, email: `${userId}@university.example`, grants: [held] } };
  });
}

function randomAsk(random: Random, at: number): Omit<NewAsk, "member"> {
  const kind = random.pick(ASK_KINDS);
  return {
    ...{ kind, sentence: `Could somebody help with number ${at}?`, language: "en" as const, fields: [] },
    ...{ languages: random.next() < 0.6 ? [random.pick(LANGUAGES)] : [], days: random.pick(["3", "7", "14"] as const) },
    themes: random.next() < 0.6 || OFFERS_FOR[kind].length === 0 ? random.some(THEMES, 2) : [],
  };
}

const askedBy = ({ db }: Services, askId: string) =>
  db.select({ institutionId: askedMembers.institutionId }).from(askedMembers).where(eq(askedMembers.askId, askId));

test.runIf(dialect === "sqlite")(
  "in a year of 300 members each ask reaches ten that fit at most, nobody more than two a week, and all end in time",
  async () => {
    const services = await openTestServices();
    const random = seeded(19);
    const members = await seedMembers(services, random);
    const begun = services.clock.now().getTime();
    let [sent, refused] = [0, 0];
    const everybody = members.map(({ member }) => member.institutionId);
    for (let day = 0; day < DAYS + 14; day++) {
      // Everybody asks in the weeks before a term begins.
      const isBusy = day % 180 < 14;
      const number = day >= DAYS ? 0 : isBusy ? 4 : Number(random.next() < 0.25);
      for (let at = 0; at < number; at++) {
        const { person } = random.pick(members);
        const asking = randomAsk(random, sent + refused);
        const outcome = await sendAsk(services, { ...asking, member: everybody }, person);
        if (!outcome.ok) {
          refused += 1;
          continue;
        }
        sent += 1;
        for (const { institutionId } of await askedBy(services, outcome.id)) {
          if (random.next() > 0.3) continue;
          const helper = members.find((one) => one.member.institutionId === institutionId)?.person;
          const answer = random.next() < 0.4 ? "can_help" : "not_now";
          if (helper) await answerAsk(services, { askId: outcome.id, institutionId }, { answer }, helper);
          if (answer === "can_help" && random.next() < 0.5)
            await settleAsk(services, { askId: outcome.id, institutionId }, person);
        }
      }
      services.clock.moveTo(new Date(begun + (day + 1) * DAY).toISOString());
      await endAsks(services);
    }
    const [all, reached] = [await services.db.select().from(asks), await services.db.select().from(askedMembers)];
    const profiles = new Map(
      (
        await readProfiles(
          services.db,
          members.map((one) => one.member.institutionId),
        )
      ).map((one) => [one.id, one]),
    );
    expect(sent).toBe(all.length);
    expect(sent).toBeGreaterThan(150);

    const byAsk = Map.groupBy(reached, ({ askId }) => askId);
    for (const ask of all) {
      const own = byAsk.get(ask.id) ?? [];
      expect(own.length).toBeGreaterThan(0);
      expect(own.length).toBeLessThanOrEqual(MOST_ASKED);
      for (const { institutionId } of own) {
        const profile = profiles.get(institutionId);
        const has = (codes: readonly string[], having?: ReadonlySet<string>) =>
          codes.length === 0 || codes.some((code) => having?.has(code));
        expect(institutionId).not.toBe(ask.institutionId);
        expect(has(OFFERS_FOR[ask.kind], profile?.offers)).toBe(true);
        expect(has(ask.languages, profile?.languages)).toBe(true);
        expect(has(ask.themes, profile?.themes)).toBe(true);
      }
      expect(ask.state).not.toBe("open");
      expect((ask.closedAt?.getTime() ?? Infinity) - ask.createdAt.getTime()).toBeLessThanOrEqual(14 * DAY);
      expect(ask.endsAt.getTime() - ask.createdAt.getTime()).toBeLessThan(14 * DAY);
    }
    let most = 0;
    for (const own of Map.groupBy(reached, ({ institutionId }) => institutionId).values()) {
      const moments = own.map(({ askedAt }) => askedAt.getTime());
      for (const from of moments)
        most = Math.max(most, moments.filter((at) => at >= from && at < from + 7 * DAY).length);
    }
    expect(most).toBe(MOST_A_WEEK);
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(["settled", "ended_answered", "ended_unanswered"]));
  },
  180_000,
);

import { answerAsk } from "#app/features/asks/answer-ask.server.ts";
import { settleAsk } from "#app/features/asks/close-ask.server.ts";
import { endAsks } from "#app/features/asks/end-asks.server.ts";
import { sendAsk } from "#app/features/asks/send-ask.server.ts";
import { institutions } from "#db/schema/members.ts";
import { SEED_ASKS, type SeedAsk } from "./data/asks.ts";
import { actAs, daysAgo, type Demonstration, memberAt, succeeded } from "./demonstration.server.ts";

/** Small asks, from those that ended by themselves to those that wait for an answer. */
export async function seedAsks(demo: Demonstration): Promise<void> {
  const everybody = (await demo.services.db.select({ id: institutions.id }).from(institutions)).map(({ id }) => id);
  for (const seed of SEED_ASKS) {
    await endAsks(daysAgo(demo, seed.askedDaysAgo));
    await seedAsk(demo, seed, everybody);
  }
}

async function seedAsk(demo: Demonstration, seed: SeedAsk, everybody: string[]): Promise<void> {
  const { person, askedDaysAgo, answers, settled, languages, themes, kind, sentence, language } = seed;
  const chosen = { kind, sentence, language, languages: [...languages], themes: [...themes], fields: [] };
  const asker = await actAs(demo, person);
  const asking = { ...chosen, days: "14" as const, member: everybody };
  const asked = succeeded(sentence, await sendAsk(daysAgo(demo, askedDaysAgo), asking, asker));
  for (const { member, person: email, daysAgo: days, answer, message } of answers) {
    const about = { askId: asked.id, institutionId: await memberAt(demo, member) };
    const said = { answer, ...(message !== null && { message }) };
    succeeded(`answer of ${member}`, await answerAsk(daysAgo(demo, days), about, said, await actAs(demo, email)));
  }
  if (!settled) return;
  const chosenOne = { askId: asked.id, institutionId: await memberAt(demo, settled.member), message: settled.message };
  succeeded(`settle with ${settled.member}`, await settleAsk(daysAgo(demo, settled.daysAgo), chosenOne, asker));
}

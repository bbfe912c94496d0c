import { randomUUID } from "node:crypto";
import type { InitiativeChange } from "#app/features/initiatives/editing/initiative.schema.ts";
import { moveInitiative } from "#app/features/initiatives/editing/move-initiative.server.ts";
import { saveInitiative } from "#app/features/initiatives/editing/write-initiative.server.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { SEED_INITIATIVES } from "./data/initiatives.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

const ADDED_DAYS_AGO = 1200;

type Seed = (typeof SEED_INITIATIVES)[number];

function changeOf({ texts, calls = [], key: _, ...said }: Seed, today: Date): InitiativeChange {
  const words = texts.flatMap(({ locale, title, body }) => [
    [fieldIn("title", locale), title] as const,
    [fieldIn("text", locale), body] as const,
  ]);
  return {
    ...said,
    ...Object.fromEntries(words),
    ...{ original: "en", version: 0, themes: [...said.themes], sdgs: [...said.sdgs] },
    calls: calls.map(({ title, inDays }) => ({ title, lastDay: daysAfter(dayOf(today), inDays) })),
  };
}

/** The association's lines of action and the areas of the Decade, published; by their keys the ids. */
export async function seedInitiatives(demo: Demonstration): Promise<ReadonlyMap<string, string>> {
  const coordinator = await actAs(demo, "coordinator@demo.example");
  const services = daysAgo(demo, ADDED_DAYS_AGO);
  const ids = new Map<string, string>();
  for (const seed of SEED_INITIATIVES) {
    const id = randomUUID();
    const change = changeOf(seed, demo.today);
    succeeded(`add ${seed.key}`, await saveInitiative(services, { id, isNew: true, change }, coordinator));
    const publishing = { id, event: "publish", version: 1 } as const;
    succeeded(`publish ${seed.key}`, await moveInitiative(services, publishing, coordinator));
    ids.set(seed.key, id);
  }
  return ids;
}

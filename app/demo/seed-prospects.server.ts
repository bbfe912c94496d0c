import { addProspect } from "#app/features/prospects/add-prospect.server.ts";
import { inviteProspects } from "#app/features/prospects/invite-prospects.server.ts";
import { PROSPECTS } from "./data/prospects.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

const ADDED_DAYS_AGO = 12;
const WRITTEN_DAYS_AGO = 9;

/** Universities that a coordinator would like to see as members; some have been written to. */
export async function seedProspects(demo: Demonstration): Promise<void> {
  const coordinator = await actAs(demo, "coordinator@demo.example");
  for (const { facts, words } of PROSPECTS) {
    const { id } = succeeded(`add ${facts.name}`, await addProspect(daysAgo(demo, ADDED_DAYS_AGO), facts, coordinator));
    if (words === undefined) continue;
    const round = { ids: [id], words, locale: "en" } as const;
    succeeded(`invite ${facts.name}`, await inviteProspects(daysAgo(demo, WRITTEN_DAYS_AGO), round, coordinator));
  }
}

import { and, eq, isNull } from "drizzle-orm";
import { hidePage } from "#app/features/moderation/hide-page.server.ts";
import type { PageRef } from "#app/features/moderation/moderation.ts";
import { reportPage } from "#app/features/moderation/report-page.server.ts";
import { askSecondLook } from "#app/features/moderation/second-look.server.ts";
import { pageHidings } from "#db/schema/moderation.ts";
import { projectResults } from "#db/schema/results.ts";
import { SEED_HIDINGS, SEED_PAGE_REPORTS, type SeedPage } from "./data/moderation.ts";
import { actAs, daysAgo, type Demonstration, postedByKey, succeeded } from "./demonstration.server.ts";

/** Pages that were reported, and pages that a coordinator has hidden. */
export async function seedModeration(demo: Demonstration): Promise<void> {
  for (const { page, person, daysAgo: days, fault, words } of SEED_PAGE_REPORTS) {
    const reporter = { viewer: await actAs(demo, person), browser: null };
    const reported = { ...(await addressOf(demo, page)), values: { fault, words } };
    succeeded(`report by ${person}`, await reportPage(daysAgo(demo, days), reported, reporter));
  }
  for (const { page: named, coordinator, daysAgo: days, fault, reason, asked } of SEED_HIDINGS) {
    const page = await refOf(demo, named);
    const hidden = { page, values: { fault, reason } };
    succeeded(`hide ${named.project}`, await hidePage(daysAgo(demo, days), hidden, await actAs(demo, coordinator)));
    if (!asked) continue;
    const again = { id: await hidingOf(demo, page), words: asked.words };
    const author = await actAs(demo, asked.person);
    succeeded("ask for a second look", await askSecondLook(daysAgo(demo, asked.daysAgo), again, author));
  }
}

/** A page as whoever reports it finds it. */
async function addressOf(demo: Demonstration, page: SeedPage) {
  if ("member" in page) return { kind: "institution", at: page.member } as const;
  if ("result" in page) return { kind: "result", at: (await refOf(demo, page)).id } as const;
  return { kind: "project", at: (await postedByKey(demo)).get(page.project)?.slug ?? page.project } as const;
}

async function refOf(demo: Demonstration, page: Exclude<SeedPage, { member: string }>) {
  const id = (await postedByKey(demo)).get(page.project)?.id ?? page.project;
  if (!("result" in page)) return { kind: "project", id } as const satisfies PageRef;
  const isIt = and(eq(projectResults.projectId, id), eq(projectResults.title, page.result));
  const [result] = await demo.services.db.select({ id: projectResults.id }).from(projectResults).where(isIt);
  return { kind: "result", id: result?.id ?? page.result } as const satisfies PageRef;
}

async function hidingOf({ services: { db } }: Demonstration, { kind, id }: PageRef): Promise<string> {
  const isIt =
    kind === "result" ? eq(pageHidings.resultId, id) : and(eq(pageHidings.projectId, id), isNull(pageHidings.resultId));
  const [hiding] = await db.select({ id: pageHidings.id }).from(pageHidings).where(isIt);
  return hiding?.id ?? id;
}

import { asc, eq } from "drizzle-orm";
import { AlreadyMember } from "#app/features/members/membership/membership-commands.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { beginMembership } from "../decision/begin-membership.server.ts";
import { openOf } from "../file/formalities.ts";
import { approvalOf, findFormalities, readFormalities } from "../file/formalities-queries.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config" | "logger">;

const MOST_AT_ONCE = 500;

/**
 * Lets the membership begin when all formalities of a file are done; false when something is open, it has begun, or a
 * correction of the approval waits for a second person: what begins is what stands then.
 */
export async function fulfilFormalities(context: Context, applicationId: string): Promise<boolean> {
  const { withTransaction, clock, config, logger } = context;
  try {
    return await withTransaction(async (tx) => {
      const now = clock.now();
      const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
      if (application?.status !== "formalities" || application.amendmentProposedById !== null) return false;
      const row = await findFormalities(tx, applicationId);
      if (!row || openOf(await readFormalities(tx, application, row, now)).length > 0) return false;
      const decision = await approvalOf(tx, row);
      const event = "fulfil_formalities" as const;
      return (await beginMembership(tx, config, { application, decision, event, actorId: null }, now)) !== null;
    });
  } catch (error) {
    if (!(error instanceof AlreadyMember)) throw error;
    logger.error({ err: error, applicationId }, "a membership could not begin");
    return false;
  }
}

/** Begins every membership whose formalities are done, whatever finished them. Resolves to how many. */
export async function fulfilAllFormalities(context: Context): Promise<number> {
  const open = await context.db
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.status, "formalities"))
    .orderBy(asc(applications.dueAt))
    .limit(MOST_AT_ONCE);
  let begun = 0;
  for (const { id } of open) if (await fulfilFormalities(context, id)) begun++;
  return begun;
}

export const fulfilFormalitiesJob: Job<Context> = {
  name: "fulfil-formalities",
  cron: "50 * * * * *",
  work: fulfilAllFormalities,
};

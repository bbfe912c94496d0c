import { and, asc, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { registrableDomain } from "#app/features/registry/registry-domains.ts";
import { isOpenToAll } from "#app/features/registry/shared-domains.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { domainProofs } from "#db/schema/domain-proofs.ts";
import { runAutomaticChecks } from "../checks/run-checks.server.ts";
import { ARE_CHECKS_OPEN, nextStatus } from "../file/application.ts";
import { isPublicMailDomain } from "../form/email-class.server.ts";
import { proofRecord } from "../file/domain-proof.server.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";

/** The domains an institution names, each once, but for those under which others register theirs. */
export function namedDomains(identity: Record<string, unknown> = {}): string[] {
  const { email_domains: domains } = identity;
  const named = Array.isArray(domains) ? domains.filter((one): one is string => typeof one === "string") : [];
  return [...new Set(named.map((one) => one.toLowerCase()))].filter((one) => registrableDomain(one) !== null);
}

/** Whether somebody owns a domain alone and can publish a code in it. */
export const isProvable = (domain: string): boolean => !isOpenToAll(domain) && !isPublicMailDomain(domain);

/** Has the name servers of a domain asked for the code of the file; the answer comes with the next run of the job. */
export function askDomain(
  context: ApplicantContext,
  { applicationId, domain }: { applicationId: string; domain: string },
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(context, applicationId, actor, async (tx, { application, answers }, now) => {
    const isOpen = nextStatus(application.status, "withdraw") !== null;
    if (!isOpen || !namedDomains(answers.identity).includes(domain) || !isProvable(domain))
      return refused("impossible");
    const asked = { state: "pending" as const, askedAt: now };
    await tx
      .insert(domainProofs)
      .values({ applicationId, domain, ...asked })
      .onConflictDoUpdate({ target: [domainProofs.applicationId, domainProofs.domain], set: asked });
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.domain_asked", data: { domain } }, now);
    return { ok: true };
  });
}

/** As many questions of one run: each may take its whole time. */
const MOST_AT_ONCE = 20;

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config" | "nameServer">;

/** Asks the domains that wait for an answer, outside of any transaction. Resolves to how many have answered. */
export async function askDomains({ nameServer, ...context }: Context): Promise<number> {
  const { db, withTransaction, clock, config } = context;
  const waiting = await db
    .select({ proof: domainProofs, status: applications.status })
    .from(domainProofs)
    .innerJoin(applications, eq(applications.id, domainProofs.applicationId))
    .where(eq(domainProofs.state, "pending"))
    .orderBy(asc(domainProofs.askedAt))
    .limit(MOST_AT_ONCE);
  for (const { proof, status } of waiting) {
    const { applicationId, domain, askedAt } = proof;
    const texts = await nameServer.textsOf(domain);
    const record = proofRecord(config.secret, applicationId);
    const state = texts === null ? "unreachable" : texts.some((text) => text.trim() === record) ? "found" : "missing";
    const isThis = and(
      eq(domainProofs.applicationId, applicationId),
      eq(domainProofs.domain, domain),
      eq(domainProofs.askedAt, askedAt),
    );
    await withTransaction((tx) => tx.update(domainProofs).set({ state, answeredAt: clock.now() }).where(isThis));
    if (status === "submitted" || ARE_CHECKS_OPEN.includes(status))
      await runAutomaticChecks(context, { applicationId });
  }
  return waiting.length;
}

export const askDomainsJob: Job<Context> = { name: "ask-domains", cron: "20 * * * * *", work: askDomains };

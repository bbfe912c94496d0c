import { refused, type TooOften } from "#app/platform/refusal.ts";
import type { AccountContext } from "./account-context.ts";

type Limited = Pick<AccountContext, "limits" | "clientIp" | "logger" | "requestId">;

async function firstRefusal({ logger, requestId }: Limited, tries: Promise<number | null>[]): Promise<TooOften | null> {
  const waits = (await Promise.all(tries)).filter((wait) => wait !== null);
  if (waits.length === 0) return null;
  logger.warn({ requestId }, "limit of letters reached");
  return refused("too-often", { retryAfterSeconds: Math.max(...waits) });
}

/** Takes a try at having a letter sent to an address by whoever knows it; whether it has an account plays no part. */
export function takeLetterTry(context: Limited, email: string): Promise<TooOften | null> {
  const { limits, clientIp: ip } = context;
  return firstRefusal(context, [
    limits.consume("letterByRecipient", { email }),
    limits.consume("letterByAddress", { ip }),
  ]);
}

/** Takes a try of somebody signed in: at a letter to an address of their own, or to whom the secretariat invites. */
export function takeOwnLetterTry(context: Limited, sent: { user: string; email: string }): Promise<TooOften | null> {
  const { limits, clientIp: ip } = context;
  return firstRefusal(context, [
    limits.consume("letterByUserAndRecipient", sent),
    limits.consume("letterByAddress", { ip }),
  ]);
}

/** Takes a try at signing up. */
export function takeSignUpTry(context: Limited, email: string): Promise<TooOften | null> {
  const { limits, clientIp: ip } = context;
  return firstRefusal(context, [
    limits.consume("signUpByRecipient", { email }),
    limits.consume("signUpByAddress", { ip }),
  ]);
}

interface Invitation {
  user: string;
  institution: string;
  email: string;
}

/** Takes a try of a member or the secretariat at inviting somebody: whoever sends, for whichever institution, to whichever address. Null, or the wait. */
export async function takeInvitationTry(
  { limits }: Pick<Limited, "limits">,
  { user, institution, email }: Invitation,
): Promise<number | null> {
  return (
    (await limits.consume("invitationByUser", { user })) ??
    (await limits.consume("invitationByInstitution", { institution })) ??
    (await limits.consume("letterByUserAndRecipient", { user, email }))
  );
}

/** Takes a try at writing to an address that an application names. Null, or the wait. */
export async function takeNamedTry(
  { limits }: Pick<Limited, "limits">,
  named: { application: string; email: string },
): Promise<number | null> {
  return (
    (await limits.consume("namedByApplication", named)) ??
    (await limits.consume("namedByRecipient", { email: named.email }))
  );
}

/** Takes a try at inviting somebody to an application: whoever sends, for which application, to which address. */
export async function takeHandTry(
  { limits }: Pick<Limited, "limits">,
  { user, application, email }: { user: string; application: string; email: string },
  act: "invitation" | "handOver",
): Promise<number | null> {
  return (
    (await limits.consume("invitationByUser", { user })) ??
    (await limits.consume(`${act}ByApplication`, { application })) ??
    (await takeNamedTry({ limits }, { application, email }))
  );
}

import { networkOf } from "#app/platform/client-network.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { AccountContext } from "./account-context.ts";

export interface TooMany {
  ok: false;
  reason: "too_many";
  retryAfterSeconds: number;
}

type Limited = Pick<AccountContext, "limits" | "clientIp" | "logger" | "requestId">;

async function firstRefusal({ logger, requestId }: Limited, tries: Promise<number | null>[]): Promise<TooMany | null> {
  const waits = (await Promise.all(tries)).filter((wait) => wait !== null);
  if (waits.length === 0) return null;
  logger.warn({ requestId }, "limit of letters reached");
  return { ok: false, reason: "too_many", retryAfterSeconds: Math.max(...waits) };
}

/** Takes a try at having a letter sent to an address; whether the address has an account plays no part. */
export function takeLinkTry(context: Limited, kind: string, email: string): Promise<TooMany | null> {
  const { limits, clientIp } = context;
  return firstRefusal(context, [
    limits.consume("linkByRecipient", `${kind}:${sha256(email)}`),
    limits.consume("linkByAddress", networkOf(clientIp)),
  ]);
}

/** Takes a try at signing up. */
export function takeSignUpTry(context: Limited, email: string): Promise<TooMany | null> {
  const { limits, clientIp } = context;
  return firstRefusal(context, [
    limits.consume("linkByRecipient", `signup:${sha256(email)}`),
    limits.consume("signUpByAddress", networkOf(clientIp)),
  ]);
}

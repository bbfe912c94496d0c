import { isStaff, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Counted, LimitName, RateLimits } from "#app/platform/rate-limits.ts";
import { domainOf } from "#app/platform/email-address.ts";

interface Writing {
  viewer: Viewer;
  isOfMember: boolean;
  institutionId: string;
  ip: string;
}

type Count = { [N in LimitName]: { name: N; whom: Counted<N> } }[LimitName];

/** Whose count is spent, and for how many seconds. */
interface Spent {
  whose: "sender" | "receiver" | "both";
  wait: number;
}

const OF_SENDERS: readonly LimitName[] = ["enquiryByMember", "enquiryByVisitor"];

/** What a message is counted by. What strangers send to one member is bounded, and so is the part of it from one place. */
function countsOf({ viewer, isOfMember, institutionId: institution, ip }: Writing): Count[] {
  const user = viewer.id;
  if (isStaff(viewer)) return [{ name: "enquiryByMember", whom: { user } }];
  const ofBoth = { name: "enquiryByUserAndReceiver", whom: { user, institution } } as const;
  if (isOfMember) return [ofBoth, { name: "enquiryByMember", whom: { user } }];
  return [
    ofBoth,
    { name: "enquiryByReceiver", whom: { institution } },
    { name: "enquiryByNetworkAndReceiver", whom: { ip, institution } },
    { name: "enquiryByDomainAndReceiver", whom: { domain: domainOf(viewer.email), institution } },
    { name: "enquiryByVisitor", whom: { user } },
  ];
}

function spent({ name }: Count, wait: number): Spent {
  if (name === "enquiryByUserAndReceiver") return { whose: "both", wait };
  return { whose: OF_SENDERS.includes(name) ? "sender" : "receiver", wait };
}

/** Whether a message could be sent now, without counting one; null, or whose count is spent. */
export async function findSpent(limits: RateLimits, writing: Writing): Promise<Spent | null> {
  for (const count of countsOf(writing)) {
    const wait = await limits.peek(count.name, count.whom as never);
    if (wait !== null) return spent(count, wait);
  }
  return null;
}

/** Counts a message: nowhere where one count is spent. */
export async function countEnquiry(limits: RateLimits, writing: Writing): Promise<Spent | null> {
  const found = await findSpent(limits, writing);
  if (found) return found;
  for (const count of countsOf(writing)) {
    const wait = await limits.consume(count.name, count.whom as never);
    if (wait !== null) return spent(count, wait);
  }
  return null;
}

/** A message that was not written counts for nobody. */
export async function giveEnquiryBack(limits: RateLimits, writing: Writing): Promise<void> {
  for (const { name, whom } of countsOf(writing)) await limits.giveBack(name, whom as never);
}

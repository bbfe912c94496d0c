import { membersActedFor } from "#app/features/members/people/acts-for-member.server.ts";
import { evidentDomains, isUnder } from "#app/features/registry/registry-domains.ts";
import type { AccountRow } from "#app/features/accounts/accounts-queries.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { AskedSubject } from "./asked-subject.server.ts";
import type { AskerDoubts } from "./requests-model.ts";

/** What speaks for looking twice at somebody who asks to act for a member: a foreign address, another member. */
export async function findDoubts(
  db: Reader,
  { asker, subject }: { asker: AccountRow | null; subject: AskedSubject },
  { now, locale }: { now: Date; locale: Locale },
): Promise<AskerDoubts> {
  if (subject.kind !== "institution" || !asker) return { domain: null, actsFor: null };
  const { id, emailDomains, website } = subject.institution;
  const own = evidentDomains(emailDomains, website);
  const domain = asker.email.split("@")[1]?.toLowerCase() ?? "";
  const others = await membersActedFor(db, { userId: asker.id, exceptId: id, today: dayOf(now) }, locale);
  return {
    domain: isUnder(domain, own) ? null : { asker: domain, members: own.join(", ") },
    actsFor: others.join(", ") || null,
  };
}

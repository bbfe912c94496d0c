import { evidentDomains, isUnder } from "#app/features/registry/registry-domains.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { classifyEmail, isPublicMailDomain } from "../form/email-class.server.ts";
import { listHands } from "../hands/list-hands.server.ts";

type Person = { email?: unknown } | null | undefined;

/** The domains an application gives as its institution's own. */
function ownDomains({ identity = {} }: FullApplication["answers"]): string[] {
  const { email_domains: named, website } = identity;
  const domains = Array.isArray(named) ? named.filter((one): one is string => typeof one === "string") : [];
  const site = typeof website === "string" ? website : null;
  return evidentDomains(domains, site).filter((domain) => !isPublicMailDomain(domain));
}

/** Why an address cannot speak for an institution from outside; null when it can. */
export async function whyNotAsked(
  db: Reader,
  { application, answers }: FullApplication,
  email: string,
): Promise<Refusal<never, "own-person" | "own-institution" | "disposable"> | null> {
  const hands = await listHands(db, application.id);
  const named = [answers.head, ...Object.values(answers.representatives ?? {})] as Person[];
  const people = [...hands.map((hand) => hand.email), ...named.map((person) => person?.email)];
  if (people.some((one) => typeof one === "string" && one.toLowerCase() === email)) return refused("own-person");
  if (isUnder(email.split("@")[1] ?? "", ownDomains(answers))) return refused("own-institution");
  return classifyEmail(email) === "disposable" ? refused("disposable") : null;
}

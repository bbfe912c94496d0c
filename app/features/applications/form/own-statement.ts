import { isUnder, registrableDomain } from "#app/features/registry/registry-domains.ts";
import { isOnOpenSite } from "#app/features/registry/shared-domains.ts";
import type { Answers } from "./form.ts";

const hostOf = (address: unknown) =>
  typeof address === "string" && URL.canParse(address) ? new URL(address).hostname.toLowerCase() : null;

function ownDomains({ website, email_domains: named }: Answers): string[] {
  const domains = Array.isArray(named) ? named.filter((one) => typeof one === "string") : [];
  return [hostOf(website) ?? "", ...domains].flatMap((one) => registrableDomain(one) ?? []);
}

/** Whether a page is the institution's word about itself: at its own domain, or where anybody can publish. */
export function isOwnStatement(address: unknown, identity: Answers = {}): boolean {
  const host = hostOf(address);
  return host !== null && (isOnOpenSite(host) || isUnder(host, ownDomains(identity)));
}

import { parse } from "tldts";

/**
 * The part of a host that somebody registered (`kaznu.kz` of `mail.kaznu.kz`); null for what nobody owns alone: public
 * suffixes (`edu.kz`, also those under which private bodies register), addresses and malformed names.
 */
export function registrableDomain(host: string): string | null {
  const { domain, isIp } = parse(host.trim().toLowerCase(), { allowPrivateDomains: true });
  return isIp || !domain ? null : domain;
}

/** Whether a domain is one of some, or lies under one. */
export const isUnder = (domain: string, owned: readonly string[]): boolean =>
  owned.some((own) => domain === own || domain.endsWith(`.${own}`));

/** The domains that are evidence of an institution: its own and that of its website, no public suffixes, each once. */
export function evidentDomains(domains: readonly string[], website: string | null): string[] {
  const host = website !== null && URL.canParse(website) ? new URL(website).hostname.replace(/^www\d*\./, "") : null;
  const names = [...domains, ...(host === null ? [] : [host])].map((name) =>
    name.trim().toLowerCase().replace(/\.$/, ""),
  );
  return [...new Set(names)].filter((name) => registrableDomain(name) !== null);
}

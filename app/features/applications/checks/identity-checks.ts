import { type CheckFacts, finding, gravest, type Outcome, outcome, type Rule } from "./check-facts.ts";
import { isOpenToAll } from "#app/features/registry/shared-domains.ts";
import type { Twin } from "../file/twin.ts";

/** What only one institution can have; a shared name or domain may have another explanation. */
const DECISIVE: readonly Twin["sharedBy"][] = ["registry", "whed", "registration"];

/** The same institution twice, or part of a member: one entry for each institution (AUF, first stage). */
export const judgeDuplicate: Rule = ({ twins }) => {
  if (twins.length === 0) return outcome("pass", finding("no_twin"));
  return gravest(
    ...twins.map((twin) =>
      outcome(
        twin.kind === "member" && DECISIVE.includes(twin.sharedBy) && !twin.isWarning ? "fail" : "concern",
        finding(`${twin.isWarning ? "warned" : "twin"}_${twin.kind}`, {
          id: twin.id,
          name: twin.name,
          reference: twin.reference,
          sharedBy: twin.sharedBy,
        }),
      ),
    ),
  );
};

// Nothing says whose it is; that it was asked for a code and had none is said beside it.
function judgeUnknown({ domain, proof }: CheckFacts["domains"][number], website: string | null): Outcome {
  const differs = finding("domain_differs", { domain, website: website ?? "–" });
  const asked = proof?.state === "missing" ? [finding("domain_not_proved", { domain, date: proof.day })] : [];
  return outcome("concern", differs, ...asked);
}

function judgeDomain(domain: CheckFacts["domains"][number], { websiteDomain }: CheckFacts): Outcome {
  if (isOpenToAll(domain.domain)) return outcome("concern", finding("domain_shared", { domain: domain.domain }));
  const stranger = domain.owners.find(({ isApplicant }) => !isApplicant);
  const isKnownOwn = domain.owners.some(({ isApplicant }) => isApplicant);
  if (domain.registrable === null) return outcome("fail", finding("domain_public", { domain: domain.domain }));
  const elsewhere =
    stranger && !isKnownOwn ? finding("domain_elsewhere", { domain: domain.domain, name: stranger.name }) : null;
  if (domain.proof?.state === "found") {
    const proved = finding("domain_proved", { domain: domain.domain, date: domain.proof.day });
    return outcome("pass", proved, ...(elsewhere ? [elsewhere] : []));
  }
  if (elsewhere) return outcome("concern", elsewhere);
  if (isKnownOwn) return outcome("pass", finding("domain_in_registry", { domain: domain.domain }));
  if (domain.registrable === websiteDomain)
    return outcome("pass", finding("domain_of_website", { domain: domain.domain }));
  return judgeUnknown(domain, websiteDomain);
}

function judgeAddress({ who, kind, hasReason }: CheckFacts["addresses"][number]): Outcome {
  if (kind === "own") return outcome("pass");
  const code = hasReason ? `address_${kind}_explained` : `address_${kind}`;
  return outcome("concern", finding(code, { who }));
}

/** Addresses at the institution's own domain, and a domain its website or the registry shows (UNAI). */
export const judgeDomainAndEmail: Rule = (facts) => {
  const domains = facts.domains.map((domain) => judgeDomain(domain, facts));
  const addresses = facts.addresses.map(judgeAddress);
  const areAllOwn = facts.addresses.length > 0 && facts.addresses.every(({ kind }) => kind === "own");
  const summary = areAllOwn
    ? [outcome("pass", finding("addresses_own", { count: String(facts.addresses.length) }))]
    : [];
  if (domains.length === 0) return gravest(outcome("concern", finding("no_domain")), ...addresses);
  return gravest(...domains, ...addresses, ...summary);
};

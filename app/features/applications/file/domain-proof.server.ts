import { createHmac } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { domainProofs } from "#db/schema/domain-proofs.ts";
import type { DomainProofState } from "#db/vocabulary.ts";

/** What a file asks the owner of a domain to publish as a TXT record: made of its id, so that nothing needs to be kept. */
export function proofRecord(secret: string, applicationId: string): string {
  const code = createHmac("sha256", secret).update(`domain-proof:${applicationId}`).digest("hex").slice(0, 32);
  return `university-association-verification=${code}`;
}

interface DomainProof {
  domain: string;
  state: DomainProofState;
  askedAt: Date;
  answeredAt: Date | null;
}

/** What was asked of the domains of a file, and what they said. */
export function listDomainProofs(db: Reader, applicationId: string): Promise<DomainProof[]> {
  const { domain, state, askedAt, answeredAt } = domainProofs;
  return db
    .select({ domain, state, askedAt, answeredAt })
    .from(domainProofs)
    .where(eq(domainProofs.applicationId, applicationId))
    .orderBy(asc(domain));
}

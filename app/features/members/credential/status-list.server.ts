import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { and, inArray, like } from "drizzle-orm";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { MembershipStatus } from "#db/vocabulary.ts";
import { bitsOf, statusAddress, statusPlaceOf, type StatusPurpose } from "./status-place.ts";

/** The states in which a list says something of a credential. */
export const LISTED_STATES = {
  revocation: ["terminated", "withdrawn", "merged"],
  suspension: ["suspended"],
} as const satisfies Record<StatusPurpose, readonly MembershipStatus[]>;

/** For how long a copy of a list may be used. */
export const LIST_SECONDS = 300;

async function readNumbers(db: Reader, year: string, purpose: StatusPurpose): Promise<string[]> {
  const isMeant = and(
    like(memberships.number, `M-${year}-%`),
    inArray(memberships.status, [...LISTED_STATES[purpose]]),
  );
  const rows = await db.select({ number: memberships.number }).from(memberships).where(isMeant);
  return rows.map(({ number }) => number);
}

type Signing = Pick<Services, "db" | "clock" | "config" | "signingKeys">;

/** The signed list of those credentials of a year that have ended, or rest, as a JWT. */
export async function signStatusList(
  { db, clock, config, signingKeys }: Signing,
  year: string,
  purpose: StatusPurpose,
): Promise<string> {
  const indices = (await readNumbers(db, year, purpose)).map((number) => statusPlaceOf(number).index);
  const packed = (await promisify(gzip)(bitsOf(indices))) as Buffer;
  const address = config.origin + statusAddress(year, purpose);
  const now = clock.now();
  return signingKeys.sign("vc+jwt", {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id: address,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: config.origin,
    validFrom: now.toISOString(),
    credentialSubject: {
      id: `${address}#list`,
      type: "BitstringStatusList",
      statusPurpose: purpose,
      encodedList: `u${packed.toString("base64url")}`,
      ttl: LIST_SECONDS * 1000,
    },
    iss: config.origin,
    iat: Math.floor(now.getTime() / 1000),
  });
}

import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { endOfDay, momentOn } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { institutions } from "#db/schema/members.ts";
import type { memberships } from "#db/schema/memberships.ts";
import { verifyAddress } from "../institution/membership-number.ts";
import { categoryView } from "../institution/membership-view.server.ts";
import { STATUS_PURPOSES, statusAddress, statusPlaceOf } from "./status-place.ts";

type Signing = Pick<Services, "db" | "clock" | "config" | "signingKeys">;

interface Credited {
  membership: Pick<typeof memberships.$inferSelect, "number" | "category" | "startsOn" | "endsOn">;
  institution: Pick<typeof institutions.$inferSelect, "slug" | "nameOfficial" | "nameEn">;
}

/** Of the credential; the programs that check it read English names of things. */
const LANGUAGE = "en";
const CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);

function statusEntries(number: string, origin: string) {
  const { year, index } = statusPlaceOf(number);
  return STATUS_PURPOSES.map((purpose) => ({
    id: `${origin}${statusAddress(year, purpose)}#${index}`,
    type: "BitstringStatusListEntry",
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: origin + statusAddress(year, purpose),
  }));
}

/** The membership as the association signs it: an Open Badge 3.0, which is a verifiable credential of the W3C, as a JWT. */
export async function signCredential(
  { db, clock, config: { origin, mode }, signingKeys }: Signing,
  { membership, institution }: Credited,
): Promise<string> {
  const t = translator(LANGUAGE);
  const { name, isProposed, contactEmail } = await getAssociation(db);
  const { number, category, startsOn, endsOn } = membership;
  const own = isProposed ? `${name[LANGUAGE]} (${t("common:association.proposed")})` : name[LANGUAGE];
  const isDemo = mode === "demo";
  const association = isDemo ? `${own} (${t("common:demo.short")})` : own;
  const validFrom = momentOn(startsOn, "00:00");
  const validUntil = endsOn === null ? null : endOfDay(endsOn);
  const issued = seconds(clock.now());
  // One membership has many credentials in its time, after a renewal or another name.
  const id = `${origin}${verifyAddress(number)}#${issued}`;
  const subject = `${origin}/directory/${institution.slug}`;
  const { nameOfficial, nameEn } = institution;
  return signingKeys.sign("JWT", {
    "@context": CONTEXTS,
    id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: lineOf([isDemo && t("common:demo.short"), `${t("pdf:certificate.title")} ${number}`], " · "),
    description: lineOf([isDemo && `${t("common:demo.mark")}.`, t("common:footer.disclaimer")], " "),
    issuer: {
      id: origin,
      type: ["Profile"],
      name: association,
      url: origin,
      ...(contactEmail !== null && { email: contactEmail }),
    },
    validFrom: validFrom.toISOString(),
    ...(validUntil && { validUntil: validUntil.toISOString() }),
    credentialSubject: {
      id: subject,
      type: ["AchievementSubject"],
      identifier: [...new Set([nameOfficial, nameEn])].map((identityHash) => ({
        type: "IdentityObject",
        hashed: false,
        identityHash,
        identityType: "name",
      })),
      achievement: {
        id: `${origin}/join#${category}`,
        type: ["Achievement"],
        achievementType: "Membership",
        inLanguage: LANGUAGE,
        name: categoryView(category, LANGUAGE).label,
        description: `${nameEn} ${t(`pdf:certificate.after.${category}`)}: ${association}.`,
        criteria: { id: `${origin}/join` },
      },
    },
    credentialStatus: statusEntries(number, origin),
    iss: origin,
    jti: id,
    sub: subject,
    iat: issued,
    nbf: seconds(validFrom),
    ...(validUntil && { exp: seconds(validUntil) + 1 }),
  });
}

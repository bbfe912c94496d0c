import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findInRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import type { FoundClaim } from "./claim.server.ts";
import { prospectName } from "./prospect-names.server.ts";
import { knownFacts } from "./prospect-page.server.ts";
import { seesProspects } from "./prospect.policy.ts";
import type { ClaimPage } from "./ui/prospect-model.ts";

type Sources = Pick<Services, "db" | "registryApi">;

/** The first page of an application for the university of a claim, or the application that came of it. */
export async function wayOnFrom(sources: Sources, { prospect }: FoundClaim, locale: Locale): Promise<string> {
  const { applicationId, registryId, nameOfficial, country } = prospect.row;
  if (applicationId) return `/applications/${applicationId}`;
  const listed = registryId && (await findInRegistrySources(sources, registryId, locale));
  if (listed) return `/apply?registry=${listed.id}`;
  return `/apply?${new URLSearchParams({ unlisted: "1", q: nameOfficial, country }).toString()}`;
}

function readerOf(viewer: Viewer | null): ClaimPage["reader"] {
  if (viewer === null) return "stranger";
  if (seesProspects(viewer)) return "staff";
  return viewer.isVerified ? "verified" : "unverified";
}

/** What the link of a letter shows. Looking does nothing. */
export async function claimPage(
  sources: Sources,
  found: FoundClaim,
  { viewer, locale }: { viewer: Viewer | null; locale: Locale },
): Promise<ClaimPage> {
  const { prospect, sent, standing } = found;
  // Whoever else has the link can end the letters, and not the way of who took it up.
  const isTakenUp = standing === "claimed" || standing === "silenced";
  const isOwn = isTakenUp && viewer !== null && prospect.row.claimedById === viewer.id;
  const isShown = standing === "open" || isOwn;
  const { name: association } = await getLocalizedAssociation(sources.db, locale);
  return {
    title: translator(locale)("prospects:claim.title"),
    institution: isShown ? prospectName(prospect.names, locale) : null,
    facts: isShown ? knownFacts(prospect, locale) : [],
    ...{ association, standing, isOwn, words: isShown ? sent.words : null },
    until: formatDate(sent.expiresAt, locale),
    next: isOwn ? await wayOnFrom(sources, found, locale) : "",
    reader: readerOf(viewer),
  };
}

/** What the link of a letter shows whose record is gone. */
export async function forgottenPage(
  { db }: Sources,
  { isSilenced, locale }: { isSilenced: boolean; locale: Locale },
): Promise<ClaimPage> {
  const { name: association } = await getLocalizedAssociation(db, locale);
  return {
    ...{ title: translator(locale)("prospects:claim.title"), association },
    ...{ institution: null, facts: [], words: null, until: "", next: "" },
    ...{ standing: isSilenced ? "silenced" : "forgotten", isOwn: false, reader: "stranger" },
  };
}

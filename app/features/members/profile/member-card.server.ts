import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { drawShareCard } from "#app/platform/share-card.server.ts";
import type { Locale } from "#db/locales.ts";
import { memberView } from "../institution/member-view.server.ts";
import type { Profile } from "./profile-queries.server.ts";

/** The address of a member's picture for shared links; another one when what it shows may have changed. */
export function memberCardAddress({ slug, updatedAt }: { slug: string; updatedAt: Date }, locale: Locale): string {
  return `/directory/${slug}/card/${locale}?v=${updatedAt.getTime().toString(36)}`;
}

/** A listed member's picture for where its page is shared. */
export async function drawMemberCard(
  { db, files, background }: Pick<Services, "db" | "files" | "background">,
  { institution, membership }: Pick<Profile, "institution" | "membership">,
  { locale }: { locale: Locale },
): Promise<Buffer> {
  const { name, place, type } = memberView(institution, locale);
  const { shortName, isProposed } = await getLocalizedAssociation(db, locale);
  const t = translator(locale);
  const association = isProposed ? `${shortName} (${t("common:association.proposed")})` : shortName;
  return drawShareCard(background, {
    association,
    title: { text: name.name, lang: name.lang ?? locale },
    original: name.original,
    facts: lineOf([type, place], " · "),
    foot: lineOf([t("members:card.member"), membership.number], " · "),
    lang: locale,
    logo: institution.logoFileId ? await files.read(institution.logoFileId) : null,
  });
}

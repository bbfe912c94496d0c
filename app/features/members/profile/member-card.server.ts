import { formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cardIssuer, drawShareCard } from "#app/platform/share-card.server.ts";
import type { Locale } from "#db/locales.ts";
import { memberView } from "../institution/member-view.server.ts";
import type { Profile } from "./profile-queries.server.ts";

/** The address of a member's picture for shared links; another one when what it shows may have changed. */
export function memberCardAddress({ slug, updatedAt }: { slug: string; updatedAt: Date }, locale: Locale): string {
  return `/directory/${slug}/card/${locale}?v=${updatedAt.getTime().toString(36)}`;
}

type Drawing = Pick<Services, "db" | "files" | "background" | "config">;

/** A listed member's picture for where its page is shared. */
export async function drawMemberCard(
  context: Drawing,
  { institution, membership }: Pick<Profile, "institution" | "membership">,
  { locale }: { locale: Locale },
): Promise<Buffer> {
  const { name, place, type } = memberView(institution, locale);
  return drawShareCard(context.background, {
    ...(await cardIssuer(context, locale)),
    title: { text: name.name, lang: name.lang ?? locale },
    original: name.original,
    facts: lineOf([type, place], " · "),
    foot: lineOf([translator(locale)("members:card.member"), membership.number], " · "),
    logo: await readLogo(context.files, institution.logoFileId),
  });
}

/** The picture for where the answer to the check of a number is shared: of a membership in force alone. */
export async function drawCheckCard(
  context: Drawing,
  { institution, membership }: Pick<Profile, "institution" | "membership">,
  { locale, day }: { locale: Locale; day: string },
): Promise<Buffer> {
  const { name } = memberView(institution, locale);
  const t = translator(locale);
  const dayIn = (one: string) => formatDay(one, locale).replaceAll(" ", "\u00a0");
  const until = membership.endsOn && t("members:card.until", { day: dayIn(membership.endsOn) });
  return drawShareCard(context.background, {
    ...(await cardIssuer(context, locale)),
    title: { text: name.name, lang: name.lang ?? locale },
    original: name.original,
    facts: lineOf([`${t("members:verify.valid")} (${dayIn(day)})`, until], " · "),
    foot: lineOf([t("members:card.member"), membership.number], " · "),
    logo: await readLogo(context.files, institution.logoFileId),
  });
}

const readLogo = (files: Services["files"], fileId: string | null) => (fileId ? files.read(fileId) : null);

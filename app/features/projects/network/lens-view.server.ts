import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDecimal } from "#app/i18n/format.server.ts";
import { regionName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { type FoundNetwork, MOST_BRIDGES } from "./find-network.server.ts";
import type { Pair } from "./pairs.ts";
import type { NetworkView } from "./ui/network-model.ts";

interface Asked {
  year: number | null;
  initiative: { slug: string; title: string } | null;
  locale: Locale;
  /** The address of the picture with a change. */
  to(change: Record<string, string | null>): string;
}

/** Fewer of a hundred than that are not told apart. */
const LEAST_SHARE = 0.1;

/** The choice of years and, where one is chosen, the initiative. */
export function lensView({ years }: FoundNetwork, { year, initiative, locale, to }: Asked): NetworkView["lens"] {
  const t = translator(locale);
  const all = { label: t("projects:network.years.all"), to: to({ year: null }), isCurrent: year === null };
  const offered = years.some((one) => one.year === year) || year === null ? years : [...years, { year, pairs: 0 }];
  return {
    years: [
      all,
      ...offered.map((one) => ({
        label: String(one.year),
        to: to({ year: String(one.year) }),
        isCurrent: one.year === year,
        count: one.pairs,
        counted: t("projects:network.bridges.pairs", { count: one.pairs }),
      })),
    ],
    initiative: initiative && {
      ...initiative,
      to: `/initiatives/${initiative.slug}`,
      allTo: to({ initiative: null }),
    },
  };
}

/** How close the network is, as a share of all possible pairs; null where there is no pair to think of. */
export function densityView({ density, pairs }: FoundNetwork, locale: Locale): NetworkView["density"] {
  const { possible, ofHundred } = density;
  if (possible === 0 || pairs.length === 0) return null;
  const least = formatDecimal(LEAST_SHARE, locale);
  const share =
    ofHundred < LEAST_SHARE
      ? translator(locale)("projects:network.density.less", { least })
      : formatDecimal(Math.round(10 * ofHundred) / 10, locale);
  return { pairs: Math.round((possible * ofHundred) / 100), possible, share };
}

export function bridgesView(
  network: FoundNetwork,
  { locale, to }: Pick<Asked, "locale" | "to">,
): NetworkView["bridges"] {
  const t = translator(locale);
  const shown = network.bridges.slice(0, MOST_BRIDGES).map(({ regions: [one, other], members, pairs }) => ({
    between: t("projects:network.bridges.between", { one: regionName(one, locale), other: regionName(other, locale) }),
    members: members.map((at) => {
      const member = network.member(at);
      return { name: nameOf(member, locale), to: to({ around: member.slug }) };
    }),
    pairs: t("projects:network.bridges.pairs", { count: pairs }),
  }));
  return { shown, more: network.bridges.length - shown.length };
}

/** From the first year to the last in which a pair works together. */
export function yearsOfPair({ projects }: Pair, { spanOfProject }: FoundNetwork): string | null {
  const spans = projects.flatMap((id) => spanOfProject(id) ?? []);
  if (spans.length === 0) return null;
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  return from === to ? String(from) : `${from}–${to}`;
}

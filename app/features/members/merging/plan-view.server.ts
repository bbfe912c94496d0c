import { and, eq, or } from "drizzle-orm";
import { placeName } from "#app/i18n/place-names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { duesInvoices } from "#db/schema/dues.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { nameOf } from "../institution/institution-names.ts";
import { membershipCard } from "../institution/membership-view.server.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { type Hindrance, listHindrances, type Pair } from "./find-merge.server.ts";
import { mergePath } from "./merge-path.ts";
import type { Move } from "./move.ts";
import { compareRecords } from "./profile-gaps.server.ts";
import { fieldLabel, fieldText, movesInWords } from "./things-in-words.server.ts";
import type { MemberLine, PlanView } from "./ui/merging-model.ts";
import type { UnpaidOf } from "./unpaid-of.ts";

export interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
  unpaidOf: UnpaidOf;
}

/** One of the two, as a line of the page. */
export function memberLine({ institution, membership }: Found, locale: Locale): MemberLine {
  const { city, country } = institution;
  return {
    ...{ name: nameOf(institution, locale), number: membership.number },
    place: placeName(city, country, locale),
  };
}

/** What stays with the record that ends. */
async function staysOf({ merged, remaining }: Pair, { db, locale, unpaidOf }: Reading): Promise<string[]> {
  const t = translator(locale);
  const [from, to] = [merged.institution.id, remaining.institution.id];
  const { institutionId, senderInstitutionId } = enquiries;
  const between = or(
    and(eq(institutionId, from), eq(senderInstitutionId, to)),
    and(eq(institutionId, to), eq(senderInstitutionId, from)),
  );
  const counts = {
    applications: await db.$count(applications, eq(applications.institutionId, from)),
    invoices: await db.$count(duesInvoices, eq(duesInvoices.institutionId, from)),
    between: await db.$count(enquiries, between),
  };
  const unpaid = await unpaidOf(db, from, locale);
  return [
    t("members:merging.stays.history"),
    ...(["applications", "invoices", "between"] as const).flatMap((name) =>
      counts[name] > 0 ? [t(`members:merging.stays.${name}`, { count: counts[name] })] : [],
    ),
    ...(unpaid === null ? [] : [t("members:merging.stays.unpaid", unpaid)]),
  ];
}

/** In what the memberships differ: the people of the record that ends have those of the other from then on. */
function membershipDifferences({ merged, remaining }: Pair, { locale, now }: Reading): PlanView["differences"] {
  const t = translator(locale);
  const today = dayOf(now);
  const wordsOf = ({ membership }: Found) => {
    const { category, status, hasVote, until } = membershipCard(membership, { locale, today });
    return [
      { label: t("members:profile.category"), text: category.label },
      { label: t("members:profile.status"), text: status.label },
      { label: t("members:profile.vote"), text: t(`common:status.${hasVote ? "yes" : "no"}`) },
      { label: t("members:profile.until"), text: until?.text ?? t("members:merging.without_end") },
    ];
  };
  const theirs = wordsOf(merged);
  return wordsOf(remaining).flatMap(({ label, text }, index) => {
    const other = theirs[index]?.text ?? "";
    return other === text ? [] : [{ label, own: text, theirs: other }];
  });
}

/** Where what hinders a merge is settled. */
const SETTLED_AT: Partial<Record<Hindrance["kind"], (number: string) => string>> = {
  renaming: (number) => `/memberships/${number}/name`,
  another: mergePath,
};

function hindranceView({ kind, of: { institution, membership } }: Hindrance, locale: Locale) {
  const { number } = membership;
  const named = { name: nameOf(institution, locale).name, number };
  return {
    text: translator(locale)(`members:merging.hindrance.${kind}`, named),
    ...{ number, to: SETTLED_AT[kind]?.(number) ?? `/memberships/${number}` },
  };
}

/** Everything that happens when two records become one, in words. */
export async function planView(
  pair: Pair,
  { moves, mergeId }: { moves: readonly Move[]; mergeId: string | null },
  reading: Reading,
): Promise<PlanView> {
  const { db, locale, now } = reading;
  const hindrances = await listHindrances(db, pair, { today: dayOf(now), mergeId });
  const compared = await compareRecords(db, pair);
  return {
    merged: memberLine(pair.merged, locale),
    remaining: memberLine(pair.remaining, locale),
    groups: await movesInWords(reading, moves),
    stays: await staysOf(pair, reading),
    differences: [
      ...membershipDifferences(pair, reading),
      ...compared
        .filter(({ isOffered }) => !isOffered)
        .map(({ key, own, theirs }) => ({
          label: fieldLabel(key, locale),
          own: fieldText(key, own, locale),
          theirs: fieldText(key, theirs, locale),
        })),
    ],
    hindrances: hindrances.map((one) => hindranceView(one, locale)),
  };
}

import { FACETS, type Chosen } from "#app/features/members/directory/directory-filter.ts";
import { selectMembers } from "#app/features/members/directory/directory-queries.server.ts";
import { facetLabel } from "#app/features/members/directory/facet-label.server.ts";
import { type MemberRecord, readRecords } from "#app/features/members/directory/member-records.server.ts";
import { everyNameOf } from "#app/features/members/institution/institution-names.ts";
import { memberView } from "#app/features/members/institution/member-view.server.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { directionOf } from "#app/i18n/locale.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type KeptDocument, keepDocuments } from "#app/platform/kept-document.server.ts";
import { printDirectory } from "#app/platform/pdf.server.ts";
import type { PrintedDirectory, PrintedMember } from "#app/platform/printed-directory.ts";
import type { Services } from "#app/platform/services.server.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Locale } from "#db/locales.ts";

type Printer = Pick<Services, "db" | "clock" | "config" | "background">;

/** So many members are printed; a sentence says where the others are. */
const MOST_PRINTED = 300;
/** So many printed directories are kept. */
const MOST_KEPT = 40;

const NOTHING_CHOSEN = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Chosen;

/** What is printed of a member: what everybody reads of it in the directory. */
function printedMember(record: MemberRecord, origin: string, locale: Locale): PrintedMember {
  const t = translator(locale);
  const { name, place, type } = memberView(record, locale);
  const { values, number, startsOn, acronym, website, slug } = record;
  const words = (facet: "theme" | "field" | "offer" | "seek") =>
    values[facet].map((value) => facetLabel(facet, value, locale)).join("; ");
  const facts = (["theme", "field", "offer", "seek"] as const).map((facet) => {
    return { label: t(`members:directory.save.column.${facet}`), value: words(facet) };
  });
  return {
    name: { text: name.name, lang: name.lang },
    original: name.original,
    lines: [
      lineOf([place, type, acronym], " · "),
      t("pdf:directory.membership", { number, since: formatDay(startsOn, locale) }),
    ],
    facts: facts.filter(({ value }) => value !== ""),
    addresses: [website ? shownWebAddress(website) : "", `${origin}/directory/${slug}`].filter(Boolean),
  };
}

/** Every name a member is looked for by, in the order of the language, each with the place of its member. */
function indexOf(records: readonly MemberRecord[], locale: Locale): PrintedDirectory["index"]["names"] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const names = records.flatMap((record, member) =>
    everyNameOf({ ...record, otherNames: [] }).map((text) => {
      const isOwn = text === record.nameOfficial;
      return { text, ...(isOwn && { lang: record.nameOfficialLanguage }), member };
    }),
  );
  return names.sort((a, b) => compare(a.text, b.text) || a.member - b.member);
}

const keep = keepDocuments(MOST_KEPT);

/**
 * The directory of a country for printing, in the alphabet of a language; the same for everybody, and printed once for each
 * day and whenever an entry has changed. Null where no member is in that country.
 */
export async function countryDirectory(
  printer: Printer,
  country: string,
  locale: Locale,
): Promise<KeptDocument | null> {
  const { db, clock, config, background } = printer;
  const filter = { query: "", chosen: { ...NOTHING_CHOSEN, country: [country] }, spot: null, sort: "name" } as const;
  const { index, selection } = await selectMembers(db, filter, { today: dayNow(clock), locale });
  const total = selection.found.length;
  if (total === 0) return null;
  const records = await readRecords(db, index, selection.found.subarray(0, MOST_PRINTED));
  const t = translator(locale);
  const { name: association, isProposed } = await getLocalizedAssociation(db, locale);
  const title = t("pdf:directory.title", { country: countryName(country, locale) });
  const isDemo = config.mode === "demo";
  const document: Omit<PrintedDirectory, "madeAt"> = {
    ...{ title, author: association, lang: locale, direction: directionOf(locale) },
    cover: {
      association: isProposed ? `${association} (${t("common:association.proposed")})` : association,
      title,
      count: t("members:directory.members", { count: total }),
      day: t("pdf:certificate.as_of", { day: formatDate(clock.now(), locale) }),
      disclaimer: [isDemo ? t("common:demo.text") : "", t("common:footer.disclaimer")].filter(Boolean).join(" "),
    },
    members: records.map((record) => printedMember(record, config.origin, locale)),
    cut:
      total > records.length
        ? t("pdf:directory.cut", {
            count: records.length,
            total,
            address: `${config.origin}/directory?country=${country}`,
          })
        : null,
    index: { title: t("pdf:directory.index"), names: indexOf(records, locale) },
    footer: `${title} · ${t("pdf:page", { page: "{page}", pages: "{pages}" })}`,
  };
  const print = () => printDirectory(background, { ...document, madeAt: clock.now() });
  return keep(`${country} ${locale}`, document, print);
}

import type { z } from "zod";
import { FACETS, type Chosen } from "#app/features/members/directory/directory-filter.ts";
import { selectMembers } from "#app/features/members/directory/directory-queries.server.ts";
import { findRecord, type MemberRecord, readRecords } from "#app/features/members/directory/member-records.server.ts";
import { coverAddress } from "#app/features/members/institution/cover-address.ts";
import { identifiersOf } from "#app/features/members/institution/institution-identifiers.ts";
import { splitOtherNames } from "#app/features/members/institution/institution-names.ts";
import { logoAddress } from "#app/features/members/institution/logo-address.ts";
import { confirmationOf } from "#app/features/members/institution/profile-confirmation.ts";
import { readUnits, readUnitsOf } from "#app/features/members/units/unit-texts.server.ts";
import { type Unit, unitsFor } from "#app/features/members/units/units.ts";
import type { CoverRow } from "#app/features/members/profile/cover-queries.server.ts";
import { COVER_MEDIA_TYPES } from "#app/platform/cover-image.ts";
import type { Reader } from "#db/index.server.ts";
import { memberAnswerSchema, memberListSchema, memberSchema } from "./api.schema.ts";
import { readKept, withKept } from "./kept-for-members.server.ts";
import { type Asked, pageOf, pick } from "./page-of.ts";
import type { memberQuery, membersQuery } from "./parameters.schema.ts";
import type { ApiReader } from "./token-reader.server.ts";

/** The units of a member that these readers see, each before those that belong to it. */
const unitsData = (units: readonly Unit[], { reach }: ApiReader) =>
  unitsFor(units, reach).map(({ unit }) => ({
    ...{ id: unit.id, parent: unit.parentId, kind: unit.kind, since: unit.since, website: unit.website },
    ...{ themes: unit.themes, unescoFields: unit.unescoFields, fieldsOfStudy: unit.fieldsOfStudy },
    ...{ name: { text: unit.name, language: unit.nameLanguage }, names: unit.translatedNames, description: unit.about },
    onlyForMembers: unit.restrictedTo !== null,
  }));

const coverData = ({ alt, altLanguage, credit, licence, pictures }: CoverRow, slug: string, origin: string) => ({
  ...{ alt, language: altLanguage, credit, licence },
  pictures: pictures.map((picture) => ({
    url: origin + coverAddress(slug, picture),
    mediaType: COVER_MEDIA_TYPES[picture.format],
    ...{ width: picture.width, height: picture.height },
  })),
});

function memberData(record: MemberRecord, origin: string) {
  const { slug, subregion, latitude, longitude, logoFileId, values } = record;
  const { present, earlier } = splitOtherNames(record.otherNames);
  return {
    ...record,
    url: `${origin}/directory/${slug}`,
    name: record.nameEn,
    nameOfficial: { text: record.nameOfficial, language: record.nameOfficialLanguage },
    names: { ...record.translatedNames, en: record.nameEn },
    otherNames: present.map(({ value }) => value),
    formerNames: earlier.map(({ value, language, until }) => ({ text: value, language, until })),
    region: subregion || null,
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
    socialLinks: record.socialLinks ?? [],
    logo: logoFileId ? origin + logoAddress(slug, logoFileId) : null,
    cover: record.cover && coverData(record.cover, slug, origin),
    description: { ...record.profiles, en: record.profileEn || undefined },
    themes: values.theme,
    fieldsOfStudy: values.field,
    offers: values.offer,
    seeks: values.seek,
    hasOpenCalls: record.leadsOpen,
    memberSince: record.startsOn,
    memberUntil: record.endsOn,
    identifiers: identifiersOf(record).map(({ kind, value, href }) => ({ scheme: kind, value, url: href })),
    onlyForMembers: [] as string[],
    confirmedAt: confirmationOf({ institution: record, membership: record })?.toISOString() ?? null,
    updatedAt: record.updatedAt.toISOString(),
  };
}

/** A member as programs of everybody are answered with it. */
export const memberAnswer = (record: MemberRecord, origin: string) => memberSchema.parse(memberData(record, origin));

/** One page of the members the directory lists under the same filters. Words that nobody holds find nobody. */
export async function listMembers(db: Reader, asked: z.output<typeof membersQuery>, { origin, today, reader }: Asked) {
  const query = (asked.q ?? "").replace(/\s+/gu, " ").trim();
  const chosen = Object.fromEntries(
    FACETS.map((facet) => [facet, [...new Set(asked[facet])].sort()]),
  ) as unknown as Chosen;
  const usual = query === "" ? "name" : "relevance";
  const sort = asked.sort === "relevance" ? usual : (asked.sort ?? usual);
  const filter = { query, chosen, spot: null, sort } as const;
  const { index, selection } = await selectMembers(db, filter, { today, locale: "en" });
  const found = selection.isGuess ? new Uint32Array() : selection.found;
  const from = (asked.page - 1) * asked.limit;
  const records = await readRecords(db, index, found.subarray(from, from + asked.limit));
  const ids = records.map(({ id }) => id);
  const isAsked = asked.fields?.includes("units") ?? false;
  const units = await readUnitsOf(db, isAsked ? ids : []);
  const kept = await readKept(db, ids, reader);
  const data = records.map((record) => {
    const own = isAsked && { units: unitsData(units.get(record.id) ?? [], reader) };
    return pick({ ...withKept(memberData(record, origin), kept.get(record.id)), ...own }, asked.fields);
  });
  return memberListSchema.parse({ data, page: pageOf(asked, data.length, found.length) });
}

/** One member, with the slug it has now; null when the directory shows none that has or had this one. */
export async function findMember(
  db: Reader,
  slug: string,
  { fields }: z.output<typeof memberQuery>,
  { origin, today, reader }: Asked,
) {
  const record = await findRecord(db, slug, today);
  if (!record) return null;
  const units = unitsData(await readUnits(db, record.id), reader);
  const kept = await readKept(db, [record.id], reader);
  const data = pick({ ...withKept(memberData(record, origin), kept.get(record.id)), units }, fields);
  return { slug: record.slug, answer: memberAnswerSchema.parse({ data }) };
}

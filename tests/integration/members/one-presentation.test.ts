import { expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { directoryView } from "#app/features/members/directory/directory-view.server.ts";
import { institutionView } from "#app/features/members/home/institution-view.server.ts";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { checkView } from "#app/features/members/institution/membership-view.server.ts";
import { findOwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { institutionJsonLd } from "#app/features/members/profile/institution-json-ld.ts";
import { fixedFacts } from "#app/features/members/profile/profile-form.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { profileView } from "#app/features/members/profile/profile-view.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { LOCALES } from "#db/locales.ts";
import { everybody } from "#tests/support/everybody.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

test("a member has one name, place, kind and standing on its page, in the directory, in the check of its number and on its own pages", async () => {
  const services = await openTestServices();
  const { db, clock } = services;
  const [now, today] = [clock.now(), dayNow(clock)];
  const named = { nameEn: "Almaty Caravan University", nameOfficial: "Алматы керуен университеті" };
  const place = {
    country: "KZ",
    city: "Almaty",
    nameOfficialLanguage: "kk",
    translatedNames: { ru: "Караванный университет Алматы" },
  };
  const institution = {
    ...named,
    ...place,
    acronym: "ACU",
    otherNames: [{ value: "Caravan Institute", language: "en" }],
  };
  const member = await services.withTransaction((tx) => createMember(tx, { institution, category: "observer" }, now));
  const { institutionId, number } = member;
  const { viewer } = await everybody(services, { viewer: { roles: [{ role: "representative", institutionId }] } });
  const own = await findOwnInstitution(db, viewer, institutionId, today);
  const profile = await findProfile(db, own?.institution.slug ?? "", { viewer, today });
  if (!own || !profile) throw new Error("The member was not found");
  for (const locale of LOCALES) {
    const filter = parseDirectoryFilter(new URLSearchParams());
    const [card] = directoryView(await searchDirectory(db, filter, { page: 1, today }), filter, {
      search: "",
      locale,
    }).entries;
    const page = profileView(profile, { locale, today });
    const check = checkView(await checkMembership(db, number, now), now, locale);
    const home = await institutionView(own, viewer, { db, locale, now });
    const facts = fixedFacts(own, locale).map(({ value }) => value);
    expect(card).toMatchObject({ name: page.name, place: page.place, type: page.type, category: page.category });
    expect(home).toMatchObject({ name: page.name, logo: page.logo });
    expect(facts).toEqual(expect.arrayContaining([page.place, page.type]));
    const { code, label } = page.status;
    const standing = { number, category: page.category, status: { code, label }, since: page.memberSince };
    expect(check).toMatchObject({ name: page.name, card: standing });
    expect(home.card).toMatchObject(standing);
  }
  const { alternateName } = institutionJsonLd(profile.institution, {
    origin: "https://a.example",
    memberOf: "A",
    units: [],
    cover: null,
  });
  expect(alternateName).toEqual([named.nameOfficial, place.translatedNames.ru, "ACU", "Caravan Institute"]);
});

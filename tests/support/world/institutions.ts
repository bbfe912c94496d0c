import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import type { InstitutionFacts } from "#app/features/members/institution/admission.ts";
import sharp from "sharp";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { changeCover } from "#app/features/members/profile/cover-commands.server.ts";
import { changeLogo } from "#app/features/members/profile/logo-commands.server.ts";
import { pngOf } from "#tests/support/pictures.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import type { TestPortal } from "../test-portal.ts";

const FACTS: Omit<InstitutionFacts, "nameEn" | "nameOfficial" | "headName"> = {
  nameOfficialLanguage: "en",
  translatedNames: {},
  otherNames: [],
  acronym: null,
  type: "university",
  control: "public",
  foundedYear: 1934,
  country: "KZ",
  city: "Almaty",
  latitude: 43.2,
  longitude: 76.9,
  website: "https://university.example",
  socialLinks: null,
  emailDomains: ["university.example"],
  registryId: null,
  whedId: null,
  otherIds: {},
  profileEn: "A university on the old road, with faculties of history, languages and engineering.",
  translatedProfiles: {},
  keyFigures: { students: 9000, internationalStudents: 400, academicStaff: 700, referenceYear: 2025 },
  languagesOfInstruction: ["en"],
  degreeLevels: ["bachelor"],
  unescoLinks: [],
  offers: ["collections"],
  seeks: [],
  recognitionAuthority: null,
  accreditor: null,
  accreditedUntil: null,
  headPosition: "Rector",
};

/** Ids of the members: the representative's, somebody else's, and the one that gets suspended. All in Kazakhstan. */
export interface Institutions {
  own: string;
  foreign: string;
  suspended: string;
}

export interface Member {
  id: string;
  slug: string;
  number: string;
}

/** Admits a member; its contact person is listed, with an address nobody but the secretariat may see. */
export async function admitMember(
  { services }: TestPortal,
  nameEn: string,
  headName = "Madina Omarova",
): Promise<Member> {
  const { withTransaction, clock, config } = services;
  const institution = { ...FACTS, nameEn, nameOfficial: nameEn, headName };
  const contact = { position: "Head of international office", unit: null, languages: ["en"], email: null };
  const people = [{ role: "international_office" as const, name: "Contact Person", ...contact }];
  const standing = { applicationId: null, category: "full" as const, applicant: null, people };
  const about = { themes: ["T05" as const, "T07" as const], fieldsOfStudy: [], locale: "en" as const, config };
  const admitted = await withTransaction((tx) =>
    admitInstitution(tx, { ...standing, institution, ...about }, null, clock.now()),
  );
  return { id: admitted.institutionId, slug: admitted.slug, number: admitted.number };
}

/** Gives a member a logo. */
export async function drawMemberLogo({ services }: TestPortal, institutionId: string, editor: Viewer): Promise<void> {
  const background = { r: 20, g: 90, b: 160 };
  const bytes = await sharp({ create: { width: 256, height: 256, channels: 3, background } })
    .png()
    .toBuffer();
  succeeded("logo", await changeLogo(services, { institutionId, name: "logo.png", bytes }, editor));
}

/** Gives a member a picture at the head of its page. */
export async function drawMemberCover({ services }: TestPortal, institutionId: string, editor: Viewer): Promise<void> {
  const bytes = await pngOf({ width: 700, height: 300 });
  const words = { alt: "A hall", altLanguage: "en", credit: "Archive", licence: "reserved" } as const;
  succeeded("cover", await changeCover(services, { institutionId, words, name: "hall.png", bytes }, editor));
}

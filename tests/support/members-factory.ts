import { randomUUID } from "node:crypto";
import type { Admission, AdmissionInput, InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { derivedColumns } from "#app/features/members/institution/institution-entry.server.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { institutions } from "#db/schema/members.ts";
import type { Tx } from "#db/types.ts";

const FACTS: InstitutionFacts = {
  nameOfficial: "Osh Institute of Silk Road Studies",
  nameOfficialLanguage: "en",
  nameEn: "Osh Institute of Silk Road Studies",
  translatedNames: {},
  otherNames: [],
  acronym: null,
  type: "university",
  control: "public",
  foundedYear: 1951,
  country: "KG",
  city: "Osh",
  latitude: 40.53,
  longitude: 72.8,
  website: "https://institute.example",
  socialLinks: null,
  emailDomains: ["institute.example"],
  registryId: null,
  whedId: null,
  otherIds: {},
  profileEn: "A public university that studies how neighbours have lived together along the Silk Road.",
  translatedProfiles: {},
  keyFigures: { students: 9000, internationalStudents: 300, academicStaff: 500, referenceYear: 2025 },
  languagesOfInstruction: ["ky", "ru"],
  degreeLevels: ["bachelor", "master"],
  unescoLinks: ["silk_roads"],
  offers: ["host_students", "collections"],
  seeks: ["translation"],
  recognitionAuthority: "Ministry of Education",
  accreditor: null,
  accreditedUntil: null,
  headName: "Gulnara Toktosunova",
  headPosition: "rector",
};

export interface NewMember extends Partial<Omit<AdmissionInput, "institution">> {
  institution?: Partial<InstitutionFacts>;
}

/** A whole admission that keeps every rule, with what a test wants to be different. */
export function completeAdmission({ institution, ...change }: NewMember = {}): AdmissionInput {
  return {
    applicationId: null,
    category: "full",
    themes: ["T01", "T05"],
    fieldsOfStudy: ["022", "031"],
    people: [],
    applicant: null,
    locale: "en",
    config: { origin: "http://localhost:3000", secret: "only for tests, and long enough to be one" },
    ...change,
    institution: { ...FACTS, ...institution },
  };
}

/** A member, admitted by the command that admits members. Give names that differ: one institution is admitted once. */
export function createMember(tx: Tx, member: NewMember, now: Date): Promise<Admission> {
  return admitInstitution(tx, completeAdmission(member), null, now);
}

/** An institution that is no member, for people who act for one. Returns its id. */
export async function addInstitution(tx: Tx, now: Date, id: string = randomUUID()): Promise<string> {
  const { translatedProfiles: _, ...columns } = FACTS;
  const times = { createdAt: now, updatedAt: now, confirmedAt: now };
  await tx
    .insert(institutions)
    .values({ ...columns, ...derivedColumns(FACTS, [], []), ...times, id, slug: id, version: 1 });
  return id;
}

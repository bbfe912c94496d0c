import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { InstitutionFacts } from "#app/features/members/institution/admission.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import type { ProjectCommandContext } from "#app/features/projects/project/project-command.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { createPerson, type NewPerson } from "#app/demo/accounts-factory.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "./project-values.ts";
import type { IscedNarrow, Theme } from "#db/vocabulary-taxonomies.ts";
import type { MembershipCategory, MembershipStatus, Role } from "#db/vocabulary.ts";

type Context = ProjectCommandContext & { config: Config };

const FACTS: InstitutionFacts = {
  nameOfficial: "Universitas",
  nameOfficialLanguage: "la",
  nameEn: "University",
  translatedNames: {},
  otherNames: [],
  acronym: null,
  type: "university",
  control: "public",
  foundedYear: 1934,
  country: "KZ",
  city: "Almaty",
  latitude: null,
  longitude: null,
  website: "https://university.example",
  socialLinks: null,
  emailDomains: ["university.example"],
  registryId: null,
  whedId: null,
  otherIds: {},
  profileEn: "A university.",
  translatedProfiles: {},
  keyFigures: { students: null, internationalStudents: null, academicStaff: null, referenceYear: null },
  languagesOfInstruction: ["kk"],
  degreeLevels: ["bachelor"],
  unescoLinks: [],
  offers: [],
  seeks: [],
  recognitionAuthority: null,
  accreditor: null,
  accreditedUntil: null,
  headName: "Marat Ospanov",
  headPosition: "Rector",
};

export interface TestMember {
  institutionId: string;
  slug: string;
  nameEn: string;
}

interface NewMember {
  nameEn: string;
  country?: string;
  category?: MembershipCategory;
  translatedNames?: InstitutionFacts["translatedNames"];
  /** What else it says of itself. */
  facts?: Partial<InstitutionFacts>;
  themes?: Theme[];
  fieldsOfStudy?: IscedNarrow[];
}

/** A member of the association without people. */
export async function createMember(
  { withTransaction, clock, config }: Context,
  { nameEn, country = "KZ", category = "full", translatedNames = {}, ...said }: NewMember,
): Promise<TestMember> {
  const { facts = {}, themes = [], fieldsOfStudy = [] } = said;
  const institution = { ...FACTS, nameEn, nameOfficial: nameEn, translatedNames, country, ...facts };
  const rest = { applicationId: null, themes, fieldsOfStudy, people: [], applicant: null };
  const { institutionId, slug } = await withTransaction((tx) =>
    admitInstitution(tx, { ...rest, category, institution, locale: "en", config }, null, clock.now()),
  );
  return { institutionId, slug, nameEn };
}

/** Changes the state of a membership at once. */
export async function setMembership(
  { withTransaction }: Context,
  { institutionId }: TestMember,
  status: MembershipStatus,
): Promise<void> {
  await withTransaction(async (tx: Tx) => {
    await tx.update(memberships).set({ status }).where(eq(memberships.institutionId, institutionId));
    await touchDirectory(tx, institutionId);
  });
}

/** A person with a role at a member, as commands know who acts. */
export async function personOf(
  { withTransaction, clock }: Context,
  member: TestMember | null,
  role: Role = "representative",
  person: NewPerson = {},
): Promise<Viewer> {
  const within = { role, institutionId: member?.institutionId };
  const added = await withTransaction((tx) => createPerson(tx, { ...person, roles: [within] }, clock.now()));
  const grant = { role, institutionId: member?.institutionId ?? null, applicationId: null, countries: null };
  return { ...added, locale: person.locale ?? "en", isVerified: true, grants: [grant] };
}

/** Two members with a representative each, a coordinator, and a project of the first on the board. */
export async function setUpBoard(context: Context, name: string) {
  const lead = await createMember(context, { nameEn: `${name} Lead University` });
  const other = await createMember(context, { nameEn: `${name} Partner University`, country: "UZ" });
  const [leader, partner, coordinator] = [
    await personOf(context, lead),
    await personOf(context, other, "representative", { locale: "ru" }),
    await personOf(context, null, "coordinator", { locale: "kk" }),
  ];
  const values = completeValues(context.clock.now(), { titleEn: `${name} of the Silk Road` });
  const wanted = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
  const project = await createProject(context, { ...wanted, upTo: "published" });
  return { lead, other, leader, partner, coordinator, project, values };
}

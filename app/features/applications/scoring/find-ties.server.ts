import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { everyNameOf } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import type { FoundTie } from "#db/schema/reviews.ts";
import { identityOf } from "../checks/gather-facts.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { type FiledAnswers, getFiledAnswers } from "../file/filed-answers.server.ts";
import { findTwins, type Identity, sharedName } from "../file/twin-search.server.ts";

/** Somebody who might review, with the institutions that person acts for. */
export interface PossibleReviewer {
  id: string;
  name: string;
  email: string;
  institutionIds: readonly string[];
}

type Institution = typeof institutions.$inferSelect;

interface Search {
  db: Reader;
  application: ApplicationRow;
  answers: FiledAnswers;
  identity: Identity;
  people: readonly PossibleReviewer[];
  known: ReadonlyMap<string, Institution>;
}

/** Each kind of tie by the ids of the people it concerns. */
type Found = [userId: string, tie: FoundTie][];

const namesOf = (institution: Institution) => everyNameOf({ ...institution, acronym: null });

function throughInstitutions({ people, known }: Search, tieOf: (institution: Institution) => FoundTie[]): Found {
  return people.flatMap(({ id, institutionIds }) =>
    institutionIds.flatMap((one) => {
      const institution = known.get(one);
      return institution ? tieOf(institution).map((tie): [string, FoundTie] => [id, tie]) : [];
    }),
  );
}

async function sameInstitution(search: Search): Promise<Found> {
  const twins = await findTwins(search.db, search.identity);
  const members = twins.flatMap(({ kind, id }) => (kind === "member" ? [id] : []));
  const same = new Set([search.application.institutionId, ...members]);
  return throughInstitutions(search, ({ id, nameEn }) =>
    same.has(id) ? [{ tie: "same_institution", name: nameEn }] : [],
  );
}

function relatedInstitution(search: Search): Promise<Found> {
  const { parent } = search.answers.identity ?? {};
  const isParent = (institution: Institution) =>
    typeof parent === "string" && parent.trim() !== "" && sharedName([parent], namesOf(institution));
  return Promise.resolve(
    throughInstitutions(search, (institution) =>
      isParent(institution) ? [{ tie: "related_institution", name: institution.nameEn }] : [],
    ),
  );
}

/** Projects of the board in which both take part, or that the application names. */
async function jointProject(search: Search): Promise<Found> {
  const { db, application, answers, identity, known } = search;
  const ids = [...known.keys()];
  const { projectId, institutionId, externalName, status } = projectPartners;
  const isConfirmed = eq(status, "confirmed");
  const withOne = db
    .select({ projectId })
    .from(projectPartners)
    .where(and(isConfirmed, inArray(institutionId, ids)));
  const rows = await db
    .select({ id: projects.id, title: projects.titleEn, lead: projects.leadInstitutionId, institutionId, externalName })
    .from(projects)
    .leftJoin(projectPartners, and(eq(projectId, projects.id), isConfirmed))
    .where(
      and(
        inArray(projects.status, ["open", "closed_to_partners", "completed"]),
        or(inArray(projects.leadInstitutionId, ids), inArray(projects.id, withOne)),
      ),
    );
  const named = Array.isArray(answers.engagement?.intl_projects) ? answers.engagement.intl_projects : [];
  const titles = named.flatMap((one: { title?: unknown } | null) =>
    typeof one?.title === "string" ? [one.title] : [],
  );
  const isOfApplicant = (row: (typeof rows)[number]) =>
    (application.institutionId !== null && [row.lead, row.institutionId].includes(application.institutionId)) ||
    (row.externalName !== null && sharedName(identity.names, [row.externalName])) ||
    sharedName(titles, [row.title]);
  const joint = new Set(rows.filter(isOfApplicant).map(({ id }) => id));
  const takingPart = rows.filter(({ id }) => joint.has(id));
  const titleFor = new Map(
    takingPart.flatMap((row) =>
      [row.lead, row.institutionId].flatMap((one) => (one ? [[one, row.title] as const] : [])),
    ),
  );
  return throughInstitutions(search, ({ id }) => {
    const name = titleFor.get(id);
    return name === undefined ? [] : [{ tie: "joint_project", name }];
  });
}

/** Those the application names as its recommenders, and those who were asked for a recommendation by letter. */
async function recommended(search: Search): Promise<Found> {
  const { db, application, answers, people } = search;
  const asked = await db
    .select()
    .from(recommendationRequests)
    .where(and(eq(recommendationRequests.applicationId, application.id), isNull(recommendationRequests.cancelledAt)));
  const listed = Array.isArray(answers.legal?.recommendations) ? answers.legal.recommendations : [];
  const text = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? [value] : []);
  const offices = [
    ...asked.map(({ office }) => office),
    ...listed.flatMap((one: { name?: unknown } | null) => text(one?.name)),
  ];
  const names = [
    ...asked.map(({ name }) => name),
    ...listed.flatMap((one: { person?: unknown } | null) => text(one?.person)),
  ];
  const emails = asked.map(({ email }) => email);
  const ids = new Set(asked.map(({ institutionId }) => institutionId));
  const asPerson = people
    .filter(({ name, email }) => emails.includes(email) || sharedName(names, [name]))
    .map(({ id, name }): [string, FoundTie] => [id, { tie: "recommended", name }]);
  const asInstitution = throughInstitutions(search, (institution) =>
    ids.has(institution.id) || sharedName(offices, namesOf(institution))
      ? [{ tie: "recommended", name: institution.nameEn }]
      : [],
  );
  return [...asPerson, ...asInstitution];
}

/** Where ties are looked for: another source of them is a line here. */
const SOURCES: readonly ((search: Search) => Promise<Found>)[] = [
  sameInstitution,
  relatedInstitution,
  jointProject,
  recommended,
];

/** What ties people of member institutions to the applicant, as far as the portal knows; by the id of the person. */
export async function findTies(
  db: Reader,
  application: ApplicationRow,
  people: readonly PossibleReviewer[],
): Promise<ReadonlyMap<string, FoundTie[]>> {
  const ids = [...new Set(people.flatMap(({ institutionIds }) => institutionIds))];
  const rows = ids.length === 0 ? [] : await db.select().from(institutions).where(inArray(institutions.id, ids));
  const answers = await getFiledAnswers(db, application.id);
  const identity = { ...identityOf(application, answers), institutionId: null };
  const search = { db, application, answers, identity, people, known: new Map(rows.map((row) => [row.id, row])) };
  const ties = new Map<string, FoundTie[]>();
  for (const source of SOURCES)
    for (const [userId, tie] of await source(search)) {
      const found = ties.get(userId) ?? [];
      const isKnown = found.some((one) => one.tie === tie.tie && one.name === tie.name);
      if (!isKnown) ties.set(userId, [...found, tie]);
    }
  return ties;
}

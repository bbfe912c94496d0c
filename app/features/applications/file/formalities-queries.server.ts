import { and, desc, eq, inArray, isNull, lte } from "drizzle-orm";
import { listInvitations } from "#app/features/invitations/list-invitations.server.ts";
import { textsInForce } from "#app/platform/association-texts.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { grants } from "#db/schema/grants.ts";
import { findLatestConfirmation } from "./application-queries.server.ts";
import type { ApplicationRow, DecisionRow } from "./dossier.server.ts";
import { getFiledAnswers } from "./filed-answers.server.ts";
import {
  asOfOwner,
  isSheetWaiting,
  type FormalityState,
  REPRESENTATIVE_ROLES,
  representativeIn,
  type RepresentativeRole,
  withNamed,
} from "./formalities.ts";

export type FormalitiesRow = typeof applicationFormalities.$inferSelect;

/** The formalities in force of a file; null where there never were any. */
export async function findFormalities(db: Reader, applicationId: string): Promise<FormalitiesRow | null> {
  const [row] = await db
    .select()
    .from(applicationFormalities)
    .where(eq(applicationFormalities.applicationId, applicationId))
    .orderBy(desc(applicationFormalities.id))
    .limit(1);
  return row ?? null;
}

/** The approval from which formalities follow. */
export async function approvalOf(db: Reader, { decisionId }: Pick<FormalitiesRow, "decisionId">): Promise<DecisionRow> {
  const [decision] = await db.select().from(applicationDecisions).where(eq(applicationDecisions.id, decisionId));
  if (!decision) throw new Error("Formalities without their decision");
  return decision;
}

/** The commitment as the head gave it with the application, where its text has not changed since; else null. */
export async function commitmentOfHead(db: Reader, applicationId: string) {
  const link = await findLatestConfirmation(db, applicationId);
  const { version, since } = (await textsInForce(db)).commitment;
  if (link?.answer !== "confirmed" || !link.answeredAt || (since && since > link.answeredAt)) return null;
  const { signedName, signedPosition, answeredAt } = link;
  const given = { commitmentWay: "head" as const, commitmentVersion: version, commitmentAt: answeredAt };
  return { ...given, signedName, signedPosition };
}

interface Person {
  id: string;
  email: string;
}

const HANDS = ["applicant", "co_applicant", "applicant_reader"] as const;

/** Who has a hand in a file and an account that works. */
async function listPeople(db: Reader, { id, ownerId }: Pick<ApplicationRow, "id" | "ownerId">): Promise<Person[]> {
  const isHand = and(eq(grants.applicationId, id), inArray(grants.role, [...HANDS]), isNull(grants.revokedAt));
  const held = await db
    .select({ id: users.id, email: users.email })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(isHand, isNull(users.suspendedAt)));
  return held.sort((a, b) => Number(b.id === ownerId) - Number(a.id === ownerId));
}

/** Who answered for a file when it was filed, and still has a hand in it; null where that is nobody. */
async function findFiler(
  db: Reader,
  { id, ownerId, submittedAt }: Named,
  people: readonly Person[],
): Promise<Person | null> {
  const isThen = submittedAt ? lte(grants.createdAt, submittedAt) : eq(grants.userId, ownerId);
  const [held] = await db
    .select({ userId: grants.userId })
    .from(grants)
    .where(and(eq(grants.applicationId, id), eq(grants.role, "applicant"), isThen))
    .orderBy(desc(grants.createdAt), desc(grants.id))
    .limit(1);
  const filerId = held?.userId ?? ownerId;
  return people.find((person) => person.id === filerId) ?? null;
}

type Named = Pick<ApplicationRow, "id" | "ownerId" | "submittedAt">;

/** What the application says of its representatives, with what was named since the approval. */
export async function namedRepresentatives(
  db: Reader,
  application: Named,
  row: Pick<FormalitiesRow, "primary" | "alternate"> | null,
) {
  const { id, ownerId } = application;
  const { representatives = {} } = await getFiledAnswers(db, id);
  const [account] = await db.select({ email: users.email }).from(users).where(eq(users.id, ownerId));
  const owner = { id: ownerId, email: account?.email ?? "" };
  const filer = await findFiler(db, application, await listPeople(db, application));
  return withNamed(asOfOwner(representatives, { owner, filer }), row ?? {}, owner.email);
}

/**
 * As what an approved application names the person of an invitation, while its formalities are open; null of anybody else,
 * and of an offer to hand the application over.
 */
export async function representsAs(
  db: Reader,
  application: ApplicationRow,
  { email, role }: { email: string; role: string },
): Promise<RepresentativeRole | null> {
  if (role === "applicant") return null;
  const row = application.status === "formalities" ? await findFormalities(db, application.id) : null;
  if (!row) return null;
  const answers = await namedRepresentatives(db, application, row);
  return REPRESENTATIVE_ROLES.find((one) => representativeIn(answers, one)?.email === email) ?? null;
}

function givenIn({ commitmentWay: by, commitmentVersion: version, commitmentAt: at, ...row }: FormalitiesRow) {
  return by && version !== null && at ? { by, version, at, name: row.signedName, documentId: row.documentId } : null;
}

function commitmentState(row: FormalitiesRow): FormalityState {
  const given = givenIn(row);
  const asked = row.askedAt ? { name: row.headName ?? "", at: row.askedAt } : null;
  const declined = row.declinedAt ? { at: row.declinedAt, reason: row.declineReason ?? "" } : null;
  const refusal = row.sheetRefusedAt ? { at: row.sheetRefusedAt, reason: row.sheetRefusal ?? "" } : null;
  const isWaiting = isSheetWaiting(row);
  const signer = asked && !declined && !refusal ? ("head" as const) : ("applicant" as const);
  const actor = isWaiting ? ("secretariat" as const) : signer;
  const state = { isDone: given !== null && !isWaiting, actor, given, asked, declined, refusal };
  return { formality: "commitment", ...state, person: null, invitation: null };
}

/** Where each formality of a file stands. A representative has an account as soon as the named person has a hand in it. */
export async function readFormalities(
  db: Reader,
  application: ApplicationRow,
  row: FormalitiesRow,
  now: Date,
): Promise<FormalityState[]> {
  const answers = await namedRepresentatives(db, application, row);
  const people = await listPeople(db, application);
  const invited = await listInvitations(db, { subjectType: "application", subjectId: application.id });
  const accountOf = (role: RepresentativeRole) =>
    answers.submitter_is === role
      ? people.find(({ id }) => id === application.ownerId)
      : people.find(({ email }) => email === representativeIn(answers, role)?.email);
  const primaryId = accountOf("primary")?.id;
  const stateOf = (formality: RepresentativeRole): FormalityState => {
    const person = representativeIn(answers, formality);
    const account = accountOf(formality);
    const latest = invited.find(({ email, role, state }) => {
      return email === person?.email && role !== "applicant" && (state === "sent" || state === "declined");
    });
    const invitation = latest
      ? {
          expiresAt: latest.expiresAt,
          isOpen: latest.state === "sent" && latest.expiresAt > now,
          isDeclined: latest.state === "declined",
        }
      : null;
    return {
      formality,
      // Two representatives are two people.
      isDone: account !== undefined && !(formality === "alternate" && account.id === primaryId),
      actor: invitation?.isOpen ? "representative" : "applicant",
      given: null,
      asked: null,
      declined: null,
      refusal: null,
      person,
      invitation,
    };
  };
  return [commitmentState(row), stateOf("primary"), stateOf("alternate")];
}

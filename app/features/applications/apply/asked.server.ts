import { and, desc, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { findOpenRequest, type FullApplication } from "../file/application-queries.server.ts";
import { DOCUMENTS, QUESTIONS, type SectionKey } from "../form/form.ts";

/** What was filed and may be changed again: what a request names, or nearly all while a deferral sets conditions. */
export interface Asked {
  why: "request" | "deferral";
  message: string;
  fields: string[];
  documents: DocumentKind[];
}

// The head has signed them.
const SIGNED: SectionKey = "declarations";

const ALL = {
  fields: QUESTIONS.filter(({ section }) => section !== SIGNED).map(({ path }) => path),
  documents: DOCUMENTS.map(({ kind }) => kind),
};

/** Null while nothing of a filed application may be changed. */
export async function findAsked(db: Reader, { application: { id, status } }: FullApplication): Promise<Asked | null> {
  if (status === "deferred") return { why: "deferral", message: await conditionsOf(db, id), ...ALL };
  const request = status === "info_requested" ? await findOpenRequest(db, id) : null;
  if (!request) return null;
  const { message, fields, documents } = request;
  return { why: "request", message, fields, documents: documents as DocumentKind[] };
}

async function conditionsOf(db: Reader, applicationId: string): Promise<string> {
  const isDeferral = and(
    eq(applicationDecisions.applicationId, applicationId),
    eq(applicationDecisions.outcome, "defer"),
    isNull(applicationDecisions.takenBackAt),
  );
  const [decision] = await db
    .select({ explanation: applicationDecisions.explanation })
    .from(applicationDecisions)
    .where(isDeferral)
    .orderBy(desc(applicationDecisions.id))
    .limit(1);
  return decision?.explanation ?? "";
}

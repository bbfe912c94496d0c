import { barredFromDeciding } from "#app/features/applications/file/application.policy.ts";
import { findApplication, readDossier } from "#app/features/applications/file/dossier.server.ts";
import { barredFromRuling, findProposals } from "#app/features/members/membership/ruling-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Bar } from "#db/vocabulary-council.ts";
import type { ItemRow } from "./agenda.server.ts";

type Barred = ReadonlyMap<string, Bar>;

/** Who may not vote on an item, and by which rule. */
export async function barredFrom(db: Reader, { subjectType, subjectId }: ItemRow): Promise<Barred> {
  switch (subjectType) {
    case "application":
      return barredFromFile(db, subjectId);
    case "membership": {
      const [ruled] = await findProposals(db, [subjectId]);
      return ruled ? barredFromRuling(db, ruled) : new Map();
    }
    case "rule":
      return new Map();
  }
}

async function barredFromFile(db: Reader, applicationId: string): Promise<Barred> {
  const application = await findApplication(db, applicationId);
  if (!application) return new Map();
  const { subject } = await readDossier(db, application);
  return barredFromDeciding(subject);
}

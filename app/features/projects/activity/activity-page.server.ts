import type { Reader } from "#db/index.server.ts";
import { institutionsIn, partnershipOf } from "../project/partnership.policy.ts";
import type { Audience } from "../project/project.policy.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { momentView, type Words } from "../project/project-words.server.ts";
import type { ActivityView } from "./activity-model.ts";
import { sentenceOf } from "./happening-words.server.ts";
import { countHappenings, listHappenings } from "./list-happenings.server.ts";
import { actionsFor, readsAs } from "./readable.ts";

export const ON_A_PAGE = 30;

interface Asked {
  page: number;
  /** What came later, and not by the reader, is new. */
  seenUntil: Date | null;
}

/** What happened in a project, as far as somebody reads of it, and by whom. */
export async function activityView(
  db: Reader,
  found: FoundProject,
  audience: Audience,
  { page, seenUntil }: Asked,
  words: Words,
): Promise<ActivityView> {
  const readers = readsAs(found, audience);
  const isInside = readers.includes("partners");
  const actions = actionsFor(readers);
  const projectId = found.subject.id;
  const total = await countHappenings(db, { projectId, actions });
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / ON_A_PAGE)));
  const institutionIds = isInside ? institutionsIn(partnershipOf(found.subject, found.partners)) : [];
  const rows = await listHappenings(db, {
    ...{ projectId, actions, institutionIds, limit: ON_A_PAGE, offset: (shown - 1) * ON_A_PAGE },
  });
  const entries = rows.flatMap((row) => {
    const text = sentenceOf(row, found, isInside, words);
    if (text === null) return [];
    const isNew = seenUntil !== null && row.createdAt > seenUntil && row.actorId !== audience.viewer?.id;
    return [{ id: row.id, text, by: row.actorName, when: momentView(words, row.createdAt), isNew }];
  });
  return { entries, page: shown, total, isInside };
}

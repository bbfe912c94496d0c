import type { Reader } from "#db/index.server.ts";
import { closingView } from "../project/closing-news.server.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import type { Words } from "../project/project-words.server.ts";
import { type Audience, canLead } from "../project/project.policy.ts";
import { wayBack } from "./moves.ts";
import type { ClosingNoticeView } from "./project-model.ts";

/** Tells the lead on the page of a project who will be told of its closing or opening; null for others, and afterwards. */
export async function closingNotice(
  db: Reader,
  { row, subject }: FoundProject,
  audience: Audience,
  { now, ...words }: Words & { now: Date },
): Promise<ClosingNoticeView | null> {
  const view = canLead(audience, subject) ? await closingView(db, row, now, words) : null;
  const to = wayBack(row, words.today);
  return view && { ...view, slug: row.slug, back: to && { from: row.status, to } };
}

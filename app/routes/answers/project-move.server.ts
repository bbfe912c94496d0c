import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  type Became,
  type Move,
  isDoneAtOnce,
  moveBetween,
  NOTHING_MOVED,
} from "#app/features/projects/board/moves.ts";
import { closeToPartners, reopenToPartners } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { moveSchema } from "#app/features/projects/lifecycle/project-state.schema.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { searchWith } from "#app/ui/search-params.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";

/** The page that asks what a move needs, with its form open. */
const pageOf = (move: Move, { slug }: ProjectRow) => `/projects/${slug}/state?act=${move}`;

/**
 * Carries out a move between two columns and leads back to them. What was moved meanwhile stays where it is, unless it went
 * where it was to go.
 */
export async function moveOnBoard({ context, request }: ActionFunctionArgs, row: ProjectRow, viewer: Viewer) {
  const parsed = parseFields(await readForm(request), moveSchema);
  if (!parsed.ok) throw refuse(400);
  const { from, to, back, on } = parsed.value;
  const move = moveBetween(from, to);
  const answer = (became: Became) => answerTo(row, { became, to, back, on });
  const today = dayNow(context.clock);
  if (row.status === to) return answer("moved");
  if (row.status !== from) return answer("unmoved");
  if (!move) return answer("immovable");
  if (!isDoneAtOnce(move, row, today)) return redirect(pageOf(move, row));
  const project = { projectId: row.id };
  const outcome =
    move === "close"
      ? await closeToPartners(context, project, viewer)
      : await reopenToPartners(context, { ...project, answerBy: row.answerBy ?? today }, viewer);
  if (outcome.ok) return answer("moved");
  // Of a reopening more can be asked than the day: its page says what.
  return reasonToSay(outcome.reason) === "impossible" ? answer("unmoved") : redirect(pageOf(move, row));
}

interface Answered {
  became: Became;
  to: ProjectStatus;
  back: string;
  on: "columns" | "page";
}

function answerTo({ slug }: ProjectRow, { became, to, back, on }: Answered) {
  if (on === "columns")
    return redirect(`/projects${searchWith(back, { view: "columns", ...NOTHING_MOVED, [became]: slug })}`);
  const page = `/projects/${slug}`;
  return became === "moved" ? redirectDone(page, to === "open" ? "reopened" : "closed") : redirect(`${page}/state`);
}

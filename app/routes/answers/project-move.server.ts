import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Move, isDoneAtOnce, moveBetween } from "#app/features/projects/board/moves.ts";
import { closeToPartners, reopenToPartners } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { moveSchema } from "#app/features/projects/lifecycle/project-state.schema.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { searchWith } from "#app/ui/search-params.ts";

/** The page that asks what a move needs, with its form open. */
const pageOf = (move: Move, { slug }: ProjectRow) => `/projects/${slug}/state?act=${move}`;

/**
 * Carries out a move between two columns and leads back to them. What was moved meanwhile stays where it is, unless it went
 * where it was to go.
 */
export async function moveOnBoard({ context, request }: ActionFunctionArgs, row: ProjectRow, viewer: Viewer) {
  const parsed = parseFields(await readForm(request), moveSchema);
  if (!parsed.ok) throw refuse(400);
  const { from, to, back } = parsed.value;
  const move = moveBetween(from, to);
  if (!move) throw refuse(400);
  const toBoard = (change: Record<string, string>) =>
    redirect(`/projects${searchWith(back, { view: "columns", moved: null, unmoved: null, ...change })}`);
  const today = dayNow(context.clock);
  if (row.status === to) return toBoard({ moved: row.slug });
  if (row.status !== from) return toBoard({ unmoved: row.slug });
  if (!isDoneAtOnce(move, row, today)) return redirect(pageOf(move, row));
  const project = { projectId: row.id };
  const outcome =
    move === "close"
      ? await closeToPartners(context, project, viewer)
      : await reopenToPartners(context, { ...project, answerBy: row.answerBy ?? today }, viewer);
  if (outcome.ok) return toBoard({ moved: row.slug });
  // Of a reopening more can be asked than the day: its page says what.
  return reasonToSay(outcome.reason) === "impossible" ? toBoard({ unmoved: row.slug }) : redirect(pageOf(move, row));
}

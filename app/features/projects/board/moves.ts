import type { ProjectStatus } from "#db/vocabulary.ts";
import { nextStatus } from "../project/project.ts";

/** What leads from one column of the board to another, or off it; in this order it is offered. */
const MOVES = ["reopen", "close", "complete", "archive"] as const;
export type Move = (typeof MOVES)[number];

/** Where each leads. */
export const LEADS_TO = {
  reopen: "open",
  close: "closed_to_partners",
  complete: "completed",
  archive: "archived",
} as const satisfies Record<Move, ProjectStatus>;

/** What is possible from a state. */
export const movesFrom = (status: ProjectStatus): Move[] => MOVES.filter((move) => nextStatus(status, move) !== null);

/** What leads from one state to another, if anything does. */
export const moveBetween = (from: ProjectStatus, to: ProjectStatus): Move | null =>
  movesFrom(from).find((move) => LEADS_TO[move] === to) ?? null;

interface Answered {
  status: ProjectStatus;
  answerBy: string | null;
}

/** Whether a move is done where it is asked for; any other first leads to what must be said or read. */
export function isDoneAtOnce(move: Move, { answerBy }: Answered, today: string): boolean {
  return move === "close" || (move === "reopen" && answerBy !== null && answerBy >= today);
}

/** The state it came from, where the way back is one press; null otherwise. */
export function wayBack({ status, answerBy }: Answered, today: string): ProjectStatus | null {
  if (status === "open") return "closed_to_partners";
  return status === "closed_to_partners" && isDoneAtOnce("reopen", { status, answerBy }, today) ? "open" : null;
}

/** What became of a move: done, left because the project stood elsewhere meanwhile, or such as leads nowhere. */
export type Became = "moved" | "unmoved" | "immovable";
/** A query string without what became of the move before. */
export const NOTHING_MOVED: Record<Became, null> = { moved: null, unmoved: null, immovable: null };

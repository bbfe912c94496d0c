/**
 * Why a command did nothing, in the words every room shares. `not-found`: there is none, or it is not theirs to see.
 * `forbidden`: not theirs to do. `stale`: changed since the page was opened. `impossible`: not in its present state.
 * `too-many`: there are as many as there may be. `too-often`: more often than is allowed.
 */
export type SharedReason = "not-found" | "forbidden" | "stale" | "impossible" | "too-many" | "too-often";

/** A desk has reasons of its `Own` only for what no shared word says: the page says each of them in a sentence. */
export type Refusal<Shared extends SharedReason, Own extends string = never> = { ok: false; reason: Shared | Own };

/** `retryAfterSeconds` says when to come back. */
export type TooOften = Refusal<"too-often"> & { retryAfterSeconds: number };

/** A command that did nothing, and why; `beside` is what its sentence names. */
export function refused<const Reason extends string, Beside extends object = object>(reason: Reason, beside?: Beside) {
  return { ok: false, reason, ...beside } as { ok: false; reason: Reason } & Beside;
}

/** What was typed into a page whose thing can no longer be changed there, in words of the reader. */
export interface MovedOn {
  /** What has happened meanwhile. */
  text: string;
  to: string;
  /** The words of the link to it. */
  link: string;
  typed: { label: string; text: string }[];
}

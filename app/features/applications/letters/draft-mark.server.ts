import { sha256 } from "#app/platform/tokens.server.ts";

/** Stands for a draft with its letters as a page shows it: a form that carries another was written for something else. */
export const markOf = (draft: object): string =>
  sha256(JSON.stringify({ ...draft, updatedAt: undefined })).slice(0, 24);

/** Whether a draft is the one that a form was written for; where no mark is given, whichever stands. */
export const isMarked = (draft: object | null, mark: string | undefined): boolean =>
  mark === undefined || draft === null || markOf(draft) === mark;

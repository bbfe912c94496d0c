import { isHeadless } from "./find-headings.server.ts";
import type { HeadingsChoice } from "./ui/import-model.ts";

const LONGEST_SHOWN = 200;

/** Whether a line of a file is taken for headings, and which; a file of one line has none. */
export const headingsChoice = (headings: readonly string[], lines: number): HeadingsChoice => ({
  isHeadless: isHeadless(headings),
  chosen: isHeadless(headings) ? "on" : "",
  above: headings.filter(Boolean).join(" · ").slice(0, LONGEST_SHOWN),
  isOpen: lines > 1 || !isHeadless(headings),
});

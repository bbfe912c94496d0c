import { json } from "@remix-run/node";
import { visibleLine } from "#app/platform/visible-text.ts";

/** The name is as long as any name may be; more was typed by nobody. */
const LONGEST = 200;

/**
 * The answer to the form of a link that has ended since its page was opened: the page says it in the words it says when
 * such a link is opened, and hands back the name that was typed.
 */
export function linkGone(fields: URLSearchParams) {
  return json({ gone: { name: visibleLine(fields.get("name") ?? "").slice(0, LONGEST) } }, { status: 404 });
}

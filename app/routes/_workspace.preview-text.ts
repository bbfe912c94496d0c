import { type ActionFunctionArgs, json } from "@remix-run/node";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse, tooMany } from "#app/http/refusals.server.ts";
import { richText } from "#app/platform/rich-text.server.ts";

/** The longest text a form takes, and as much again: it is looked at before it is shortened. */
const LONGEST = 20_000;

export function loader() {
  throw notFound();
}

/** What a text looks like, while it is being written: `text` in, `{ html }` out. */
export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context, request } = args;
  const text = (await readForm(request)).get("text");
  if (text === null || text.length > LONGEST) throw refuse(400);
  const wait = await context.limits.consume("previewByUser", { user: viewer.id });
  if (wait !== null) throw tooMany(wait);
  return json({ html: richText(text.replaceAll("\r\n", "\n")) });
}

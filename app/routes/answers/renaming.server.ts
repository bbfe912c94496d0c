import type { ActionFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { askRenaming } from "#app/features/members/renaming/ask-renaming.server.ts";
import { declineSchema, renamingSchema } from "#app/features/members/renaming/renaming.schema.ts";
import { settleRenaming } from "#app/features/members/renaming/settle-renaming.server.ts";
import { refreshSearchOfTheirs } from "#app/features/projects/project/project-search.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { dayNow } from "#app/platform/days.ts";

const ANSWERS = ["confirmed", "declined", "taken_back"] as const;

/** The answer to the page of a member's names, of whoever has it open; `page` is where that stands. */
export async function answerRenaming(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  { number, page }: { number: string; page: string },
  viewer: Viewer,
) {
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent === "ask") {
    const form = parseFields(fields, renamingSchema(Number(dayNow(context.clock).slice(0, 4))));
    if (!form.ok) return form.response;
    const wait = await context.limits.consume("renamingByUser", { user: viewer.id });
    if (wait !== null) return rejectTooMany(fields, wait);
    const outcome = await askRenaming(context, { number, ...form.value }, viewer);
    if (outcome.ok) return redirectDone(page, "renaming-asked");
    return answerRefusal(outcome.reason, fields, "members:renaming.");
  }
  const answer = ANSWERS.find((one) => one === intent);
  if (!answer) throw refuse(400);
  const form = answer === "declined" ? parseFields(fields, declineSchema) : null;
  if (form && !form.ok) return form.response;
  const settled = { number, seen: fields.get("seen") ?? "", answer, reason: form?.value.reason };
  const outcome = await settleRenaming(context, { ...settled, follow: refreshSearchOfTheirs }, viewer);
  if (outcome.ok) return redirectDone(page, `renaming-${answer}`);
  return answerRefusal(outcome.reason, fields, "members:renaming.");
}

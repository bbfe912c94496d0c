import type { ActionFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { objectionAnswerSchema } from "#app/features/members/hearing/notice.schema.ts";
import { answerObjection, mayAnswerObjection } from "#app/features/members/hearing/object.server.ts";
import { acknowledgeWithdrawal } from "#app/features/members/leaving/settle-withdrawal.server.ts";
import { mayProposeRuling, proposeRuling } from "#app/features/members/membership/propose-ruling.server.ts";
import { rulingSchema, terminationSchema } from "#app/features/members/membership/ruling.schema.ts";
import { mayAnswerRuling, settleRuling } from "#app/features/members/membership/settle-ruling.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { type RulingKind, RULINGS } from "#db/vocabulary.ts";

type Acting = Pick<ActionFunctionArgs, "request" | "context">;

const ANSWERS = { confirm: "confirmed", decline: "declined", take_back: "taken_back" } as const;
type Answer = keyof typeof ANSWERS;
const isAnswer = (intent: string | null): intent is Answer => intent !== null && Object.hasOwn(ANSWERS, intent);

async function answerObjectionOf({ context }: Acting, number: string, fields: URLSearchParams, viewer: Viewer) {
  authorize(await mayAnswerObjection(context.db, number, viewer));
  const form = parseFields(fields, objectionAnswerSchema);
  if (!form.ok) return form.response;
  const outcome = await answerObjection(context, { number, ...form.value }, viewer);
  if (outcome.ok) return redirectDone(`/memberships/${number}`, "objection-answered");
  return answerRefusal(outcome.reason, fields, "members:memberships.");
}

async function proposeOf(
  { context }: Acting,
  { number, kind, fields }: { number: string; kind: RulingKind; fields: URLSearchParams },
  viewer: Viewer,
) {
  authorize(await mayProposeRuling(context.db, number, viewer));
  const form = parseFields(fields, kind === "terminate" ? terminationSchema : rulingSchema);
  if (!form.ok) return form.response;
  const outcome = await proposeRuling(context, { number, kind, ...form.value }, viewer);
  if (outcome.ok)
    return redirectDone(`/memberships/${number}`, kind === "terminate" ? "notice-given" : "ruling-proposed");
  return answerRefusal(outcome.reason, fields, "members:memberships.");
}

/** The answer to the page of a membership: a letter that was read, an objection, a ruling proposed or settled. */
export async function answerMembership(args: Acting, number: string, viewer: Viewer) {
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  const seen = fields.get("seen") ?? "";
  if (intent === "acknowledge") {
    const read = await acknowledgeWithdrawal(args.context, { number, seen }, viewer);
    if (read.ok) return redirectDone(`/memberships/${number}`, "withdrawal-acknowledged");
    return answerRefusal(read.reason, fields, "members:memberships.");
  }
  if (intent === "answer_objection") return answerObjectionOf(args, number, fields, viewer);
  const kind = RULINGS.find((one) => one === intent);
  if (kind) return proposeOf(args, { number, kind, fields }, viewer);
  if (!isAnswer(intent)) throw refuse(400);
  if (intent === "decline") authorize(await mayAnswerRuling(args.context.db, number, viewer));
  const form = intent === "decline" ? parseFields(fields, rulingSchema) : null;
  if (form && !form.ok) return form.response;
  const settled = { number, seen, answer: ANSWERS[intent], reason: form?.value.reason };
  const outcome = await settleRuling(args.context, settled, viewer);
  if (outcome.ok) return redirectDone(`/memberships/${number}`, `ruling-${intent}`);
  const t = translator(args.context.locale);
  const proposed = "kind" in outcome ? { proposed: t(`members:rulings.${outcome.kind}.proposed`) } : undefined;
  return answerRefusal(outcome.reason, fields, "members:memberships.", proposed);
}

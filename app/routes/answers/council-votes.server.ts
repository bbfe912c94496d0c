import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closingSchema, takingBackSchema, votesSchema } from "#app/features/council/ballot/ballot.schema.ts";
import { closeOneItem, closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { takeBackRecusal } from "#app/features/council/ballot/recusals.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";

interface Asked {
  context: RequestContext;
  sessionId: string;
  fields: URLSearchParams;
  viewer: Viewer;
  /** Where one goes on afterwards. */
  next: string;
}

/** The answer to a page of votes. */
export async function answerVotes({ context, sessionId, fields, viewer, next }: Asked) {
  const form = parseFields(fields, votesSchema);
  if (!form.ok) return form.response;
  const items = form.value.votes.map(({ item }) => item);
  // The page has each item once; of two words on one, nobody could say which was meant.
  if (new Set(items).size < items.length) throw refuse(400);
  const votes = form.value.votes.flatMap(({ item, choice, word }) => (choice ? [{ itemId: item, choice, word }] : []));
  const outcome = await castVotes(context, { sessionId, votes }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "council:");
  if (outcome.left.length > 0) {
    const fieldOf = (itemId: string) => `votes[${form.value.votes.findIndex(({ item }) => item === itemId)}].choice`;
    const errors = outcome.left.map(({ itemId, why }): [string, string[]] => [
      fieldOf(itemId),
      [`council:error.${why}_meanwhile`],
    ]);
    return rejectFields(fields, Object.fromEntries(errors), 409);
  }
  return redirectDone(next, outcome.changed > 0 ? "voted" : "unchanged");
}

/** The answer to whoever may vote on an item after all. */
export async function answerTakingBack({ context, sessionId, fields, viewer, next }: Asked) {
  const form = parseFields(fields, takingBackSchema);
  if (!form.ok) return form.response;
  const outcome = await takeBackRecusal(context, { sessionId, itemId: form.value.item }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "council:");
  return redirectDone(next, "recusal-taken-back");
}

/** The answer to whoever closes one item or the whole vote. */
export async function answerClosing({ context, sessionId, fields, viewer, next }: Asked) {
  const form = parseFields(fields, closingSchema);
  if (!form.ok) return form.response;
  const { item: itemId } = form.value;
  const outcome = itemId
    ? await closeOneItem(context, { sessionId, itemId }, viewer)
    : await closeSession(context, { sessionId }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "council:");
  return redirectDone(next, itemId ? "item-closed" : "closed");
}

import { type ActionFunctionArgs, json } from "@remix-run/node";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { actOnMany } from "#app/features/applications/review/act-on-many.server.ts";
import { MANY_INTENTS, manySchema } from "#app/features/applications/review/many.schema.ts";
import { writeManyOutcome } from "#app/features/applications/review/many-outcome.ts";
import { COMMON_VIEWS, queueSearch, readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { removeView, saveView } from "#app/features/saved-views/change-views.server.ts";
import { isViewOfAnother } from "#app/features/saved-views/list-views.server.ts";
import { VIEW_INTENTS, viewSchema } from "#app/features/saved-views/saved-views.schema.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectArriving } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LOCALES } from "#db/locales.ts";

const isOneOf = (intents: readonly string[], intent: string | null) => intent !== null && intents.includes(intent);

/** What the page of the queue can do: keep its filters as a view, forget one, or act on the files that were ticked. */
export async function postToQueue({ request, context }: ActionFunctionArgs, viewer: Viewer) {
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (isOneOf(MANY_INTENTS, intent)) return many(context, viewer, fields, request.url);
  if (isOneOf(VIEW_INTENTS, intent)) return changeViews(context, viewer, fields, request.url);
  throw refuse(400);
}

type Context = ActionFunctionArgs["context"];

/** The queue as it was when the form was sent, page and all, with what came of it. */
function backTo(url: string, told: Record<string, string>): Response {
  const { searchParams } = new URL(url);
  const { page, ...filter } = readQueueFilter(searchParams);
  const search = new URLSearchParams(queueSearch({ ...filter, page }));
  if (page > 1) search.set("page", String(page));
  for (const [name, value] of Object.entries(told)) search.set(name, value);
  return redirectArriving(`/review?${search}`);
}

async function many(context: Context, viewer: Viewer, fields: URLSearchParams, url: string) {
  authorize(isCoordinator(viewer));
  const form = parseFields(fields, manySchema);
  if (!form.ok) return json({ many: form.result, view: undefined }, { status: 422 });
  return backTo(url, writeManyOutcome(form.value.intent, await actOnMany(context, form.value, viewer)));
}

/** Two views of one name beside each other could not be told apart, whichever language the page is read in. */
const isCommonName = (name: string) =>
  LOCALES.some((locale) =>
    COMMON_VIEWS.some((view) => translator(locale)(`review:view.${view}`).toLowerCase() === name.toLowerCase()),
  );

async function changeViews(context: Context, viewer: Viewer, fields: URLSearchParams, url: string) {
  const form = parseFields(fields, viewSchema);
  if (!form.ok) return json({ view: form.result, many: undefined }, { status: 422 });
  if (form.value.intent === "remove-view") {
    const wanted = { userId: viewer.id, viewId: form.value.viewId };
    if (await isViewOfAnother(context.db, wanted)) throw notFound();
    await removeView(context, wanted);
    return backTo(url, { done: "view-removed" });
  }
  if (isCommonName(form.value.name))
    return json(
      { view: typedResult(fields, { name: ["common:views.common_name"] }), many: undefined },
      { status: 422 },
    );
  const search = queueSearch(readQueueFilter(new URL(url).searchParams));
  const saved = await saveView(context, { userId: viewer.id, list: "review", name: form.value.name, search });
  if (saved.ok) return backTo(url, { done: "view-saved" });
  return json({ view: typedResult(fields, { name: ["common:views.too_many"] }), many: undefined }, { status: 409 });
}

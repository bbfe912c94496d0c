import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findItem } from "#app/features/council/announce/item-page.server.ts";
import { motionSchema } from "#app/features/council/motion/motion.schema.ts";
import { motionValues } from "#app/features/council/motion/motion-values.server.ts";
import { MotionPage } from "#app/features/council/motion/ui/motion-page.tsx";
import { changeMotion } from "#app/features/council/motion/write-motion.server.ts";
import { findSession, isTheirs } from "#app/features/council/session/change-session.server.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.session);

async function find({ params, context: { db } }: Pick<LoaderFunctionArgs, "params" | "context">, viewer: Viewer) {
  const session = await findSession(db, params.id ?? "");
  if (!session) throw notFound();
  authorize(await isTheirs(db, viewer, "change"));
  const item = await findItem(db, { session, itemId: params.item ?? "" });
  if (item?.subjectType !== "rule") throw notFound();
  return { session, item };
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const { session, item } = await find(args, viewer);
  return json({
    title: translator(locale)("council:motion.change"),
    session: sessionTitle(session, locale),
    back: `/council/${session.id}`,
    values: await motionValues(db, item),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { session, item } = await find(args, viewer);
  const form = await parseForm(args.request, motionSchema);
  if (!form.ok) return form.response;
  const motion = { sessionId: session.id, itemId: item.id, texts: form.value };
  const outcome = await changeMotion(args.context, motion, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "council:");
  return redirectDone(`/council/${session.id}`, "motion-changed");
}

export default function ChangedMotion() {
  const page = useLoaderData<typeof loader>();
  return <MotionPage {...page} lastResult={useActionData<typeof action>()?.result} />;
}

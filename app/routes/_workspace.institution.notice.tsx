import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerNotice } from "#app/features/members/hearing/answer-notice.server.ts";
import { findOwnNotice } from "#app/features/members/hearing/find-notice.server.ts";
import { object } from "#app/features/members/hearing/object.server.ts";
import { noticeView } from "#app/features/members/hearing/notice-view.server.ts";
import { objectionSchema, replySchema } from "#app/features/members/hearing/notice.schema.ts";
import { NoticePage } from "#app/features/members/hearing/ui/notice-page.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { isCurrent } from "#app/features/members/institution/membership.ts";
import { OwnPage } from "#app/features/members/institution/ui/own-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

async function findAsked({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const institutionId = new URL(request.url).searchParams.get("institution");
  const notice = await findOwnNotice(context.db, viewer, { institutionId, today: dayNow(context.clock) });
  if (!notice) throw notFound();
  return notice;
}

export async function loader(args: LoaderFunctionArgs) {
  const notice = await findAsked(args, await requireUser(args));
  const { db, locale, clock } = args.context;
  const view = await noticeView({ db, locale, now: clock.now() }, notice);
  if (!view) throw notFound();
  const { institution, membership } = notice;
  return json({
    title: translator(locale)("members:notice.title"),
    name: nameOf(institution, locale),
    home: isCurrent(membership.status) ? `/institution?institution=${institution.id}` : undefined,
    view,
  });
}

/** What can be sent once is looked at before. */
const CHECKS: readonly (string | null)[] = ["check_reply", "check_objection"];

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { institution } = await findAsked(args, viewer);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  const { id: institutionId } = institution;
  const page = `/institution/notice?institution=${institutionId}`;
  const isObjection = intent === "object" || intent === "check_objection";
  const form = isObjection ? parseFields(fields, objectionSchema) : parseFields(fields, replySchema);
  if (!form.ok) return form.response;
  if (CHECKS.includes(intent)) return json({ result: typedResult(fields), isChecked: true });
  const outcome =
    "objection" in form.value
      ? await object(args.context, { institutionId, ...form.value }, viewer)
      : await answerNotice(args.context, { institutionId, ...form.value }, viewer);
  if (outcome.ok) return redirectDone(page, isObjection ? "objection-lodged" : "notice-answered");
  return answerRefusal(outcome.reason, fields, "members:notice.");
}

export default function Notice() {
  const { title, name, home, view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <OwnPage title={title} name={name} home={home}>
      <NoticePage view={view} lastResult={answer?.result} isChecked={answer !== undefined && "isChecked" in answer} />
    </OwnPage>
  );
}

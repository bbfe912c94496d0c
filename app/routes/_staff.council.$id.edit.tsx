import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findSession, isTheirs } from "#app/features/council/session/change-session.server.ts";
import { sessionSchema } from "#app/features/council/session/council.schema.ts";
import { replanSession } from "#app/features/council/session/prepare-session.server.ts";
import { plannedValues } from "#app/features/council/session/session-form-values.server.ts";
import { viewSession } from "#app/features/council/session/session-view.server.ts";
import { SessionForm } from "#app/features/council/session/ui/session-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.session.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const found = await findSession(db, args.params.id ?? "");
  if (!found) throw notFound();
  authorize(await isTheirs(db, viewer, "change"));
  const { timeZone } = await getAssociation(db);
  return json({
    title: translator(locale)("council:edit.title"),
    session: await viewSession(db, { session: found, viewer, locale }),
    values: plannedValues(found),
    zone: timeZone,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  const sessionId = args.params.id ?? "";
  if (!(await findSession(context.db, sessionId))) throw notFound();
  authorize(await isTheirs(context.db, viewer, "change"));
  const form = await parseForm(args.request, sessionSchema(dayNow(context.clock)));
  if (!form.ok) return form.response;
  const outcome = await replanSession(context, { ...form.value, sessionId }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "council:");
  return redirectDone(`/council/${sessionId}`, "changed");
}

export default function EditSession() {
  const { title, session, values, zone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const lastResult = useActionData<typeof action>()?.result;
  const back = `/council/${session.id}`;
  const crumbs = [{ label: t("title.all"), to: "/council" }, { label: session.title, to: back }, { label: title }];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{title}</h1>
      {session.may.change || lastResult ? (
        <SessionForm {...{ version: session.version, values, zone, back, lastResult }} />
      ) : (
        <p>{t("refused.impossible")}</p>
      )}
    </div>
  );
}

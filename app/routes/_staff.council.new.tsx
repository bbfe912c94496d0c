import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isTheirs } from "#app/features/council/session/change-session.server.ts";
import { sessionSchema } from "#app/features/council/session/council.schema.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { newSessionValues } from "#app/features/council/session/session-form-values.server.ts";
import { SessionForm } from "#app/features/council/session/ui/session-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  authorize(await isTheirs(db, viewer, "change"));
  const association = await getAssociation(db);
  const title = translator(locale)("council:form.new");
  return json({ title, values: newSessionValues(association), zone: association.timeZone });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  authorize(await isTheirs(context.db, viewer, "change"));
  const form = await parseForm(args.request, sessionSchema(dayNow(context.clock)));
  if (!form.ok) return form.response;
  const outcome = await prepareSession(context, form.value, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "council:");
  return redirectDone(`/council/${outcome.id}`, "prepared");
}

export default function NewSession() {
  const { title, values, zone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title.all"), to: "/council" }, { label: title }]} />
      <h1>{title}</h1>
      <SessionForm values={values} zone={zone} back="/council" lastResult={lastResult} />
    </div>
  );
}

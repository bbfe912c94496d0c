import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { scheduleSchema } from "#app/features/dues/dues.schema.ts";
import { setsSchedule } from "#app/features/dues/dues.policy.ts";
import { keepSchedule } from "#app/features/dues/keep-schedule.server.ts";
import { schedulePage } from "#app/features/dues/schedule-page.server.ts";
import { ScheduleForm } from "#app/features/dues/ui/schedule-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireDuesDesk } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  authorize(setsSchedule(await requireDuesDesk(args)));
  const { db, locale } = args.context;
  return json({ title: translator(locale)("dues:schedule.title"), page: await schedulePage(db, locale) });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  authorize(setsSchedule(viewer));
  const form = await parseForm(args.request, scheduleSchema);
  if (!form.ok) return form.response;
  const kept = await keepSchedule(args.context, form.value, viewer);
  return kept.ok ? redirectDone("/dues/schedule", "table") : answerRefusal(kept.reason, form.fields, "dues:");
}

export default function Schedule() {
  const { title, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  const { groupsOf, ...form } = page;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/dues" }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="dues" />
      <p className="lead">{t("schedule.lead")}</p>
      <p>{t("schedule.groups", { day: groupsOf })}</p>
      <ScheduleForm {...form} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}

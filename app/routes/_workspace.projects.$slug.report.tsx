import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { conflictOf, reportView } from "#app/features/projects/report/report-view.server.ts";
import { reportSchema } from "#app/features/projects/report/report.schema.ts";
import { saveReport } from "#app/features/projects/report/save-report.server.ts";
import { ReportBody, ReportHead } from "#app/features/projects/report/ui/report-body.tsx";
import { type ReportAnswer, ReportConflictNotice, ReportForm } from "#app/features/projects/report/ui/report-form.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requirePartnership } from "./answers/partnership.server.ts";
import { roomClosed } from "./answers/room-closed.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.view.title, data?.view.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { rooms, row, ...subject } = await requirePartnership(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const view = await reportView(db, subject, words);
  return json({
    rooms,
    view,
    completing: view.isWriter && row.status !== "completed" ? `/projects/${row.slug}/state` : null,
  });
}

const answerOf = (result: ReportAnswer["result"], status: number, conflict: ReportAnswer["conflict"] = null) =>
  json<ReportAnswer>({ result, conflict }, { status });

export async function action(args: ActionFunctionArgs) {
  const { db, locale, clock, limits } = args.context;
  const { viewer, row } = await requirePartnership(args);
  const fields = await readForm(args.request);
  if (fields.get("intent") !== "save") throw refuse(400);
  const parsed = parseFields(fields, reportSchema);
  if (!parsed.ok) return answerOf(parsed.result, 422);
  const wait = await limits.consume("projectWorkByUser", { user: viewer.id });
  if (wait !== null) return answerOf(tooOftenResult(fields, wait), 429);
  const outcome = await saveReport(args.context, { projectId: row.id, values: parsed.value }, viewer);
  if (outcome.ok) return redirectDone(`/projects/${row.slug}/report`, "saved");
  if (outcome.reason === "forbidden") throw roomClosed(args, row, fields);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const stale =
    outcome.reason === "stale"
      ? await conflictOf(db, { projectId: row.id, viewerId: viewer.id, sent: fields }, words)
      : null;
  // Both texts are then on the page: saving once more is a decision.
  if (stale) fields.set("version", stale.version);
  const errors: Record<string, string[]> = stale ? {} : { "": [`report:refused.${reasonToSay(outcome.reason)}`] };
  return answerOf(typedResult(fields, errors), 409, stale?.conflict);
}

export default function ReportOfProject() {
  const { rooms, view, completing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ReportAnswer | undefined;
  const { t } = useTranslation("report");
  return (
    <div className="stack stack-loose">
      <ProjectRooms rooms={rooms} current="report" />
      <ReportHead view={view} />
      {answer?.conflict && <ReportConflictNotice conflict={answer.conflict} />}
      {view.isWriter ? <ReportForm key={view.typed.version} view={view} answer={answer} /> : <ReportBody view={view} />}
      {completing && (
        <p>
          <Link to={`${completing}?act=complete`}>{t("complete")}</Link>
        </p>
      )}
    </div>
  );
}

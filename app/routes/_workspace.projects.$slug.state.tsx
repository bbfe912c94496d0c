import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { FoundProject } from "#app/features/projects/project/project-queries.server.ts";
import { postState } from "./answers/project-state.server.ts";
import { answersChanged } from "#app/features/projects/posting/answers-changed.server.ts";
import { AnswersChanged } from "#app/features/projects/posting/ui/answers-changed.tsx";
import { closingNotice } from "#app/features/projects/board/closing-notice.server.ts";
import { ClosingNotice } from "#app/features/projects/board/ui/closing-notice.tsx";
import { changeView } from "#app/features/projects/board/change-view.server.ts";
import { ChangeNotice } from "#app/features/projects/board/ui/change-notice.tsx";
import { ChangeTakenBack } from "#app/features/projects/lifecycle/ui/change-taken-back.tsx";
import { withAnswers } from "#app/features/projects/project/project-changes.server.ts";
import { typedOf } from "#app/features/projects/project/project-form.ts";
import { initiativeNames } from "#app/features/projects/project/project-initiatives.server.ts";
import { valuesOf } from "#app/features/projects/project/project-rows.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projectStatus, type Words } from "#app/features/projects/project/project-words.server.ts";
import { partnershipOf } from "#app/features/projects/project/partnership.policy.ts";
import { reportNotice } from "#app/features/projects/report/report-view.server.ts";
import type { ReportNoticeView } from "#app/features/projects/report/report-model.ts";
import { ReportThere } from "#app/features/projects/report/ui/report-body.tsx";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { endAhead, nextStatus } from "#app/features/projects/project/project.ts";
import { type Audience, canDelete } from "#app/features/projects/project/project.policy.ts";
import { endOfPeriod } from "#app/features/members/year/project-year.ts";
import { proposedDay } from "#app/features/projects/lifecycle/renew-call.server.ts";
import { keptOnArchiving, stillOpen, waitingIn } from "#app/features/projects/lifecycle/still-open.server.ts";
import { StillOpen } from "#app/features/projects/lifecycle/ui/still-open.tsx";
import { StateForm } from "#app/features/projects/lifecycle/ui/state-form.tsx";
import { formatDay, formatMonth } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requireLedProject } from "./answers/led-project.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

const EVENTS = ["take_back", "renew", "close", "reopen", "complete", "correct", "archive"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { row, audience, found } = await requireLedProject(args);
  const events = EVENTS.filter((event) => nextStatus(row.status, event) !== null);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const partnership = partnershipOf(found.subject, found.partners);
  const report = await reportNotice(db, { found, partnership, audience });
  return json({
    title: words.t("projects:state.title"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    status: projectStatus(words, row.status, row.answerBy, found.isTakenBack),
    change: await changeKept(db, found, audience, words),
    events: [...events, ...(canDelete(audience, row) ? (["delete"] as const) : [])],
    ...(await beforeCompleting(db, found, report, { ...words, now: clock.now() })),
    versionsTo: row.status === "completed" ? `/projects/${row.slug}/versions` : null,
    notes: await notesOf(db, found, words),
    finalSummary: row.finalSummary ?? report?.achievements ?? null,
    today: words.today,
    renewed: proposedDay(row.callDeadline, words.today),
    proposed: row.answerBy && row.answerBy >= words.today ? row.answerBy : proposedDay(row.callDeadline, words.today),
    closing: await closingNotice(db, found, audience, { ...words, now: clock.now() }),
    asked: new URL(args.request.url).searchParams.get("act"),
  });
}

/** What else follows from a step, in sentences. */
async function notesOf(db: Reader, found: FoundProject, words: Words): Promise<Record<string, string[]>> {
  const waiting = await waitingIn(db, found, words);
  return { ...waiting, archive: [...(await keptOnArchiving(db, found.row, words)), ...waiting.archive] };
}

/** What whoever completes a project reads first; nothing where it cannot be completed now. */
async function beforeCompleting(
  db: Reader,
  { row }: FoundProject,
  report: ReportNoticeView | null,
  words: Words & { now: Date },
) {
  if (nextStatus(row.status, "complete") === null) return { report: null, open: [], early: null };
  const end = endAhead(row, words.today);
  const [last, today] = [end, words.today].map((day) => day && formatDay(day, words.locale));
  const { stands, endMonth } = endOfPeriod(row, words.today);
  const month = stands === "not_begun" ? row.startMonth : endMonth;
  const then =
    stands !== "over" &&
    words.t(`projects:state.early.${stands}`, { month: month && formatMonth(month, words.locale) });
  const early = end && [words.t("projects:state.early.text", { end: last, today }), then].filter(Boolean).join(" ");
  return { report, open: await stillOpen(db, row, words, words.now), early };
}

/** What is kept beside the board, with how it differs from what is shown. */
async function changeKept(db: Reader, found: FoundProject, audience: Audience, words: Words) {
  const view = changeView(found, audience, words);
  if (!view || !found.change) return null;
  const values = await valuesOf(db, found.row);
  const names = await initiativeNames(db, words);
  const now = typedOf(withAnswers(values, found.change.answers));
  return { view, changed: answersChanged(typedOf(values), now, { ...words, names }) };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requireLedProject(args);
  return postState(args, row, viewer);
}

export default function ProjectState() {
  const { title, project, status, change, events, closing, report, open, early, notes, ...standing } =
    useLoaderData<typeof loader>();
  const { finalSummary, today, proposed, renewed, asked, versionsTo } = standing;
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <h1>{title}</h1>
      <p className="lead">{project.title.text}</p>
      <p>
        <Badge tone={status.tone}>{status.label}</Badge> {status.explain}
      </p>
      <DoneNotice ns="projects" />
      {closing && <ClosingNotice closing={closing} />}
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(`problem.${answered.problem}`)}</p>
        </Callout>
      )}
      {change && (
        <>
          <ChangeNotice change={change.view}>
            <ChangeTakenBack isWaiting={change.view.tone === "wait"} />
          </ChangeNotice>
          <AnswersChanged changed={change.changed} caption={t("check.changed.beside_board")} />
        </>
      )}
      {versionsTo && (
        <p>
          <Link to={versionsTo}>{t("versions.title")}</Link>
        </p>
      )}
      {events.length === 0 && <p>{t("state.nothing")}</p>}
      <div>
        {events.map((event) => (
          <StateForm
            key={event}
            event={event}
            name={project.title.text}
            today={today}
            finalSummary={finalSummary}
            proposed={event === "renew" ? renewed : proposed}
            lastResult={answered?.intent === event ? answered.result : undefined}
            isOpen={asked === event}
            notes={notes[event] ?? []}
            early={event === "complete" ? early : null}
            before={event === "complete" && <BeforeCompleting report={report} open={open} />}
            reportTo={event === "complete" && report && !report.isWritten ? report.to : null}
          />
        ))}
      </div>
    </div>
  );
}

function BeforeCompleting({ report, open }: { report: ReportNoticeView | null; open: { text: string; to: string }[] }) {
  return (
    <>
      {report?.isWritten && <ReportThere to={report.to} />}
      <StillOpen items={open} />
    </>
  );
}

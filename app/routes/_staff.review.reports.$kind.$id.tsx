import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { DeskView } from "#app/features/moderation/moderation-model.ts";
import { deskView } from "#app/features/moderation/moderation-view.server.ts";
import { AnswerForm, HideForm } from "#app/features/moderation/ui/desk-forms.tsx";
import { AnsweredReports, OpenReports } from "#app/features/moderation/ui/desk-reports.tsx";
import { FormGone } from "#app/features/moderation/ui/form-gone.tsx";
import { HidingFacts } from "#app/features/moderation/ui/hiding-facts.tsx";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { judgeReported, requireReportedPage } from "./answers/moderation.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const viewer = await requireCoordinator(args);
  const page = await requireReportedPage(args, viewer);
  return json(
    await deskView(db, page, viewer, { t: translator(locale), locale, today: dayNow(clock), now: clock.now() }),
  );
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireCoordinator(args);
  return judgeReported(args, await requireReportedPage(args, viewer), viewer);
}

type Shown = Pick<DeskView, "mayAnswer" | "isTold" | "mayHide" | "mayPutBack" | "mayKeep">;

/** Whether the form that was answered still stands on the page, with the field of its words. */
function isThere(of: string, { mayAnswer, isTold, mayHide, mayPutBack, mayKeep }: Shown): boolean {
  if (of === "hide") return mayHide;
  if (of === "put_back") return mayPutBack;
  return of === "keep" ? mayKeep : mayAnswer && isTold;
}

export default function ReportedPage() {
  const { t } = useTranslation("moderation");
  const view = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as { result: SubmissionResult; of: string } | undefined;
  const resultOf = (of: string) => (answered?.of === of ? answered.result : undefined);
  const isGone = answered !== undefined && !isThere(answered.of, view);
  const { page, hiding, barred, elsewhere, seen, reports } = view;
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[
          { label: t("queue.title"), to: "/review/reports" },
          { label: page.title.text, lang: page.title.lang },
        ]}
      />
      <h1>{view.title}</h1>
      <p className="cluster">
        {page.kind}
        {": "}
        <Link to={page.to}>
          <OwnWords {...page.title} />
        </Link>
        {!page.isShown && <Badge tone="wait">{t("desk.not_shown")}</Badge>}
      </p>
      <DoneNotice ns="moderation" />
      {isGone ? (
        <FormGone lastResult={answered.result} why={t("refused.stale")} />
      ) : (
        <RefusalHere lastResult={answered?.result} />
      )}
      {barred && (
        <Callout tone="wait">
          <p>{t(`desk.barred.${barred}`)}</p>
        </Callout>
      )}
      {view.isAlone && (
        <Callout tone="wait">
          <p>{t("desk.alone")}</p>
        </Callout>
      )}
      {hiding && (
        <section className="stack" aria-labelledby="hiding">
          <h2 id="hiding">{t("desk.hiding", { person: hiding.by })}</h2>
          <HidingFacts hiding={hiding} />
          {view.mayPutBack && (
            <AnswerForm intent="put_back" about={{ hiding: hiding.id }} lastResult={resultOf("put_back")} />
          )}
          {view.mayKeep && <AnswerForm intent="keep" about={{ hiding: hiding.id }} lastResult={resultOf("keep")} />}
        </section>
      )}
      <section className="stack" aria-labelledby="reports">
        <h2 id="reports">{t("desk.reports")}</h2>
        <OpenReports reports={reports} />
        {view.mayAnswer && (
          <AnswerForm intent="no_fault" about={{ seen }} isTold={view.isTold} lastResult={resultOf("no_fault")} />
        )}
        {view.mayAnswer && (
          <AnswerForm intent="taken_up" about={{ seen }} isTold={view.isTold} lastResult={resultOf("taken_up")} />
        )}
        {view.mayHide && <HideForm seen={seen} lastResult={resultOf("hide")} />}
        {elsewhere && (
          <p>
            <Link to={elsewhere.to}>{elsewhere.label}</Link>
          </p>
        )}
      </section>
      <AnsweredReports answered={view.answered} />
    </div>
  );
}

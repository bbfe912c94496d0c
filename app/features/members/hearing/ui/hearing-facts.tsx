import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { type Fact, Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { LedProjects } from "../../institution/ui/led-projects.tsx";
import { AnswerObjection, ObjectionFacts } from "./objection.tsx";
import type { HearingCardView, HearingView, NoticeView } from "./notice-model.ts";

/** Why a membership is to be ended, and what the member says to it. `before` stands first. */
export function HearingFacts({ hearing, before = [] }: { hearing: HearingView; before?: Fact[] }) {
  const { t } = useTranslation("members");
  const { ground, until, isOver, reply } = hearing;
  const said = reply && (
    <>
      <p className="small soft">{t("notice.reply_by", { name: reply.by, date: reply.at })}</p>
      <PlainText text={reply.text} />
    </>
  );
  return (
    <Facts
      isWide
      items={[
        ...before,
        { term: t("notice.ground"), value: ground },
        { term: t(isOver ? "notice.was_until" : "notice.until"), value: until },
        { term: t("notice.reply"), value: said ?? t(isOver ? "notice.never" : "notice.none") },
      ]}
    />
  );
}

/** The hearing of a member beside the ruling, for the secretariat. */
export function HearingCard({ view, lastResult }: { view: HearingCardView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("members");
  const { current, past } = view;
  if (!current && past.length === 0) return null;
  return (
    <Card title={t("notice.card")}>
      {current && <CurrentHearing view={current} lastResult={lastResult} />}
      {past.length > 0 && (
        <Disclosure summary={t("notice.past_title")}>
          {past.map((one) => (
            <section key={one.id} className="stack">
              <p>{t(`notice.past.${one.outcome}`)}</p>
              <Given {...one} />
            </section>
          ))}
        </Disclosure>
      )}
    </Card>
  );
}

/** A notice as it was given, with what was said to it. */
export function Given({ hearing, reason, at, objection }: Pick<NoticeView, "hearing" | "reason" | "at" | "objection">) {
  const { t } = useTranslation("members");
  return (
    <>
      <HearingFacts
        hearing={hearing}
        before={[
          { term: t("notice.given"), value: at },
          { term: t("memberships.reason"), value: <PlainText text={reason} /> },
        ]}
      />
      {objection && <ObjectionFacts objection={objection} />}
    </>
  );
}

function CurrentHearing({
  view,
  lastResult,
}: {
  view: NonNullable<HearingCardView["current"]>;
  lastResult: SubmissionResult | undefined;
}) {
  const { t } = useTranslation("members");
  const { hearing, isEnded, projects, objection, answerReaders, isReinstating } = view;
  return (
    <>
      <HearingFacts hearing={hearing} />
      {objection && <ObjectionFacts objection={objection} />}
      {objection && answerReaders && (
        <AnswerObjection key={objection.id} seen={objection.id} readers={answerReaders} lastResult={lastResult} />
      )}
      {isReinstating && <p>{t("notice.objection.reinstating")}</p>}
      {projects.length > 0 && (
        <>
          <p>{t(isEnded ? "notice.led_then" : "notice.leads")}</p>
          <LedProjects projects={projects} />
        </>
      )}
    </>
  );
}

import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Card } from "#app/ui/card.tsx";
import { type Fact, Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { LedProjects } from "../../institution/ui/led-projects.tsx";
import { AnswerObjection, ObjectionFacts } from "./objection.tsx";
import type { HearingCardView, HearingView } from "./notice-model.ts";

/** Why a membership is to be ended, and what the member says to it. `before` stands first. */
export function HearingFacts({ hearing, before = [] }: { hearing: HearingView; before?: Fact[] }) {
  const { t } = useTranslation("members");
  const { ground, until, reply } = hearing;
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
        { term: t("notice.until"), value: until },
        { term: t("notice.reply"), value: said ?? t("notice.none") },
      ]}
    />
  );
}

/** The hearing of a member beside the ruling, for the secretariat. */
export function HearingCard({ view, lastResult }: { view: HearingCardView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("members");
  const { hearing, isEnded, projects, objection, answerReaders } = view;
  return (
    <Card title={t("notice.card")}>
      <HearingFacts hearing={hearing} />
      {objection && <ObjectionFacts objection={objection} />}
      {objection && answerReaders && (
        <AnswerObjection
          seen={objection.id}
          readers={answerReaders}
          lastResult={answered(lastResult, "answer_objection")}
        />
      )}
      {projects.length > 0 && (
        <>
          <p>{t(isEnded ? "notice.led_then" : "notice.leads")}</p>
          <LedProjects projects={projects} />
        </>
      )}
    </Card>
  );
}

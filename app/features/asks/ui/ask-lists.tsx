import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Card } from "#app/ui/card.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { Time } from "#app/ui/time.tsx";
import type { AskLine, AskListView } from "../asks-model.ts";

/** Asks in a list: the sentence leads to the page of each. */
export function AskLines({ lines, isOwn }: { lines: readonly AskLine[]; isOwn: boolean }) {
  const { t } = useTranslation("asks");
  return (
    <ul className="entry-list">
      {lines.map(({ id, to, sentence, language, kind, state, institution, ending, detail, waitsFor }) => (
        <li key={id}>
          <EntryCard
            aside={
              <Badge tone={waitsFor ? "wait" : state.tone}>
                {waitsFor ? t(`waiting.for_${waitsFor}`) : state.label}
              </Badge>
            }
          >
            <h3>
              <Link to={to}>
                <OwnWords text={sentence} lang={language} />
              </Link>
            </h3>
            <p className="small soft">
              {kind}
              {!isOwn && (
                <>
                  {" · "}
                  <bdi>{institution.name}</bdi>
                </>
              )}
            </p>
            <p className="small">
              {detail}
              {ending && (
                <>
                  {" · "}
                  {t(`list.${ending.kind}`)} <Time {...ending.at} />
                </>
              )}
            </p>
          </EntryCard>
        </li>
      ))}
    </ul>
  );
}

/** Whether the members one answers for are asked at all. */
export function AskChoice({ members }: { members: AskListView["members"] }) {
  const { t } = useTranslation("asks");
  if (members.length === 0) return null;
  return (
    <Card title={t("choice.title")} isQuiet>
      <p>{t("choice.text")}</p>
      <ul className="plain-list stack">
        {members.map(({ id, name, isAsked }) => (
          <li key={id} className="stack stack-tight">
            <p>{t(isAsked ? "choice.asked" : "choice.unasked", { member: name })}</p>
            <ActForm
              intent={isAsked ? "stop" : "begin"}
              about={{ member: id }}
              label={t(isAsked ? "choice.stop" : "choice.begin")}
              spoken={t(isAsked ? "choice.stop_spoken" : "choice.begin_spoken", { member: name })}
            />
          </li>
        ))}
      </ul>
      <p className="small soft">
        <Link to="/account/letters">{t("choice.letters")}</Link>
      </p>
    </Card>
  );
}

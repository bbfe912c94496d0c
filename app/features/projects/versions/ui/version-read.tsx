import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { AnswersChanged } from "../../posting/ui/answers-changed.tsx";
import type { OpenedVersion } from "../versions-model.ts";

/** A version whole, after what in it differs from the one before. */
export function VersionRead({ opened }: { opened: OpenedVersion }) {
  const { t } = useTranslation("projects");
  const { isFirst, changed, answers } = opened;
  return (
    <>
      {!isFirst && changed.length === 0 && <p>{t("versions.same")}</p>}
      {changed.length > 0 && <AnswersChanged changed={changed} caption={t("versions.differs_table")} />}
      <Card title={t("versions.whole")}>
        {answers.length === 0 && <p>{t("versions.empty")}</p>}
        <Facts isWide items={answers.map(({ label, text }) => ({ term: label, value: <PlainText text={text} /> }))} />
      </Card>
    </>
  );
}

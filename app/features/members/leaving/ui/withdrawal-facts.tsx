import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { AskedWithdrawal } from "./withdrawal-model.ts";

/** What a withdrawal says. */
export function WithdrawalFacts({ asked, letter }: { asked: AskedWithdrawal; letter: ReactNode }) {
  const { t } = useTranslation("members");
  const { by, at, reason, acknowledgedAt, lastDay } = asked;
  return (
    <Facts
      isWide
      items={[
        { term: t("withdrawal.by"), value: t("withdrawal.by_on", { name: by, date: at }) },
        { term: t("withdrawal.letter"), value: letter },
        { term: t("withdrawal.reason"), value: reason && <PlainText text={reason} /> },
        { term: t("withdrawal.acknowledged"), value: acknowledgedAt ?? t("withdrawal.not_yet") },
        { term: t("withdrawal.last_day"), value: lastDay ?? t("withdrawal.day_open") },
      ]}
    />
  );
}

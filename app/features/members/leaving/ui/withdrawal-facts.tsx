import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { AskedWithdrawal, ProjectToConclude } from "./withdrawal-model.ts";

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

/** The projects that come first, each with a link to the page where it is concluded. */
export function ProjectsToConclude({ projects }: { projects: ProjectToConclude[] }) {
  return (
    <ul>
      {projects.map(({ to, title, lang }) => (
        <li key={to}>
          <Link to={to} lang={lang}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

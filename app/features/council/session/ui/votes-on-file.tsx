import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import type { VoteOnFile } from "../votes-on-file.server.ts";

/** Where a file stands with the council, and what came of it there before. */
export function VotesOnFile({ votes }: { votes: VoteOnFile[] }) {
  const { t } = useTranslation("council");
  if (votes.length === 0) return null;
  return (
    <Card title={t("on_file.title")}>
      <ul className="stack stack-tight">
        {votes.map(({ to, session, came }) => (
          <li key={to}>
            <Link to={to}>{session}</Link>: {t(`on_file.${came}`)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { useTranslation } from "react-i18next";
import type { PublishedVotes } from "#app/features/council/recount/published.ts";
import { PublishedTable } from "#app/features/council/recount/ui/recount.tsx";
import { Facts } from "#app/ui/facts.tsx";

interface VoteLine {
  id: string;
  title: string;
  closedOn: string;
}

/** The votes of the council, as far as anybody may count them again. */
export function DecisionsPage({ lines }: { lines: VoteLine[] }) {
  const { t } = useTranslation("council");
  return (
    <>
      <h1>{t("recounts.title")}</h1>
      {lines.length === 0 ? (
        <p>{t("recounts.empty")}</p>
      ) : (
        <ul className="list">
          {lines.map(({ id, title, closedOn }) => (
            <li key={id}>
              <a href={`${id}.html`}>{title}</a>{" "}
              <span className="small">{t("recounts.closed", { day: closedOn })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface DecisionPageProps {
  line: VoteLine;
  votes: PublishedVotes;
  shares: { quorum: string; share: string };
}

/** One vote with its results, and how to count it again with what is in the folder. */
export function DecisionPage({ line, votes, shares }: DecisionPageProps) {
  const { t } = useTranslation("council");
  const file = `../../votes/${line.id}.json`;
  return (
    <>
      <h1>{line.title}</h1>
      <Facts
        isWide
        items={[
          { term: t("rules.closed"), value: line.closedOn },
          { term: t("rules.quorum"), value: shares.quorum },
          { term: t("rules.share"), value: shares.share },
          { term: t("form.mostAgainst"), value: votes.rules.mostAgainst },
          { term: t("minutes.roll_hash"), value: <code>{votes.rollHash}</code> },
          { term: t("minutes.seal"), value: <code>{votes.seal}</code> },
        ]}
      />
      <PublishedTable votes={votes} />
      <section>
        <h2>{t("recount.how")}</h2>
        <p>{t("recount.what")}</p>
        <p>
          <a href={file}>{`${line.id}.json`}</a>
        </p>
        <p>{t("recount.limits")}</p>
      </section>
    </>
  );
}

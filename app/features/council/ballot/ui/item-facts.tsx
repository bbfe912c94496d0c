import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Reasons } from "#app/features/applications/file/ui/reasons.tsx";
import { CheckResultBadge } from "#app/features/applications/file/ui/status-badge.tsx";
import { ReviewsSummary } from "#app/features/applications/scoring/ui/reviews-summary.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { CouncilProposal } from "#db/vocabulary-council.ts";
import { proposalWords } from "../../session/proposal-words.ts";
import type { BallotItem, FileSummary, FlagView, PrecedentView } from "../ballot-model.ts";
import { EarlierFiles } from "./earlier-files.tsx";
import { MotionFacts } from "./motion-facts.tsx";
import { RulingFacts } from "./ruling-facts.tsx";

/** What a vote rests on, as far as the reader may know it. */
export function ItemFacts({ item: { summary, proposal } }: { item: BallotItem }) {
  if (!summary || !proposal) return null;
  switch (summary.kind) {
    case "application":
      return <FileFacts summary={summary} proposal={proposal} />;
    case "membership":
      return <RulingFacts summary={summary} />;
    case "rule":
      return <MotionFacts summary={summary} />;
  }
}

/** The recommendation with its reasons, the checks to look at, earlier files of the same institution. */
function FileFacts({ summary, proposal }: { summary: FileSummary; proposal: CouncilProposal }) {
  const { t } = useTranslation("council");
  const { to, rationale, reasonCodes, by, flags, earlier, appealTo, reviews } = summary;
  return (
    <div className="stack">
      <p>
        {t("item.recommended")}: <strong>{proposalWords(t, proposal)}</strong>{" "}
        <span className="small soft">
          <bdi>{by}</bdi>
        </span>
      </p>
      {appealTo && (
        <p>
          {t("item.after_appeal")} <Link to={appealTo}>{t("item.finding")}</Link>
        </p>
      )}
      <Reasons codes={reasonCodes} />
      <PlainText text={rationale} />
      <ReviewsSummary summary={reviews} />
      <Flags flags={flags} to={to} />
      <EarlierFiles files={earlier} />
      <p>
        <Link to={to}>{t("item.file")}</Link>
      </p>
    </div>
  );
}

function Flags({ flags, to }: { flags: FlagView[]; to: string }) {
  const { t } = useTranslation("council");
  if (flags.length === 0) return <p className="small soft">{t("item.no_flags")}</p>;
  return (
    <div>
      <p className="small soft">{t("item.flags")}</p>
      <ul className="plain-list">
        {flags.map(({ check, result, isOverruled, note }) => (
          <li key={check}>
            <Link to={`${to}#check-${check}`}>{t(`vocabulary:check.${check}.title`)}</Link>{" "}
            <CheckResultBadge result={result} /> {isOverruled && <span className="small">{t("item.overruled")}</span>}
            {note && <PlainText text={note} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The decided files nearest to this one, with what they have in common and in what they differ. */
export function Precedents({ precedents }: { precedents: PrecedentView[] }) {
  const { t } = useTranslation("council");
  if (precedents.length === 0) return <p>{t("precedents.none")}</p>;
  const named = (keys: string[]) => keys.map((key) => t(`precedents.by.${key}`)).join(", ");
  return (
    <ol className="stack">
      {precedents.map((one) => (
        <li key={one.id}>
          <Link to={`/review/${one.id}`}>{one.caseNumber}</Link>, <bdi>{one.name}</bdi>, <Time {...one.at} />:{" "}
          <strong>{t(`vocabulary:decision.${one.outcome}`)}</strong>
          {one.category && `, ${t(`vocabulary:membership_category.${one.category}.title`)}`}
          <Reasons codes={one.reasonCodes} />
          <p className="small soft">
            {t("precedents.same", { what: named(one.same) })}
            {one.other.length > 0 && ` ${t("precedents.other", { what: named(one.other) })}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

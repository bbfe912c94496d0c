import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import type { BallotChoice, Verdict } from "#db/vocabulary-council.ts";
import type { BallotItem, ItemResult } from "../ballot-model.ts";
import { tallyWords } from "../tally.ts";

const TONES: Record<Verdict, Tone> = { carried: "ok", deferred: "wait", lost: "bad", no_quorum: "neutral" };

/** How an item stands: how many have voted, or what came of it. */
export function ItemBadge({ item }: { item: BallotItem }) {
  const { t } = useTranslation("council");
  const { isOpened, isClosed, result, voted, entitled } = item;
  if (!isClosed && item.left) return <Badge tone="neutral">{t(`left.${item.left}`)}</Badge>;
  if (!isOpened) return <Badge tone="neutral">{t("item.on_agenda")}</Badge>;
  if (!isClosed) return <Badge tone="wait">{t("item.voted", { voted, entitled })}</Badge>;
  if (!result) return <Badge tone="neutral">{t("item.closed")}</Badge>;
  const { count, verdict, left } = result;
  if (left?.isBefore) return <Badge tone="neutral">{t(`left.${left.how}`)}</Badge>;
  return (
    <Badge tone={TONES[verdict]}>
      {t(`vocabulary:verdict.${verdict}`)}: {tallyWords(t, count)}
    </Badge>
  );
}

const BARS: Record<BallotChoice, string> = {
  for: "vote-for",
  against: "vote-against",
  defer: "vote-defer",
  abstain: "vote-abstain",
  recuse: "",
};
const ORDER: (BallotChoice | null)[] = ["for", "against", "defer", "abstain", null];

/** The count in figures and as a bar, the rules it was measured by, and who voted how. */
export function ItemCount({ result }: { result: ItemResult }) {
  const { t } = useTranslation("council");
  const { count, ballots, consequence, left } = result;
  const drawn = ORDER.flatMap((choice) => ballots.filter((ballot) => ballot.choice === choice));
  return (
    <div className="stack">
      <div className="vote-bar" aria-hidden="true">
        {drawn.map(({ choice }, index) => (
          <span key={index} className={choice ? BARS[choice] : "vote-none"} />
        ))}
      </div>
      <p>
        {t("count.figures", {
          ...{ for: count.for, against: count.against, deferred: count.deferred },
          ...{ abstained: count.abstained, missing: count.notVoted, recused: count.recused },
        })}
      </p>
      {!left?.isBefore && (
        <p className="small soft">
          {t(count.isQuorate ? "count.quorate" : "count.not_quorate", {
            part: count.for + count.against + count.deferred + count.abstained,
            entitled: count.entitled,
            quorum: count.quorum,
          })}{" "}
          {t("count.needed", { needed: count.needed, cast: count.for + count.against + count.deferred })}
        </p>
      )}
      <p>
        <strong>
          {t(left ? `left.${left.isBefore ? "before" : "after"}_${left.how}` : `consequence.${consequence}`)}
        </strong>
      </p>
      <Votes ballots={ballots} />
    </div>
  );
}

function Votes({ ballots }: Pick<ItemResult, "ballots">) {
  const { t } = useTranslation("council");
  return (
    <dl className="facts facts-wide">
      {[...ORDER, "recuse" as const].map((choice) => {
        const these = ballots.filter((ballot) => ballot.choice === choice);
        if (these.length === 0) return null;
        return (
          <div key={choice ?? "none"}>
            <dt>{t(`votes.${choice ?? "none"}`)}</dt>
            <dd>
              <ul className="plain-list">
                {these.map(({ name, word, bar }) => (
                  <li key={name}>
                    <bdi>{name}</bdi>
                    {bar && `: ${t(`bar.${bar}`)}`}
                    {word && `: ${t("common:quoted", { text: word })}`}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CheckResultBadge } from "#app/features/applications/file/ui/status-badge.tsx";
import { ReviewsSummary } from "#app/features/applications/scoring/ui/reviews-summary.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { BallotItem, EarlierFile, FlagView, PrecedentView } from "../ballot-model.ts";

/** What a vote rests on: the recommendation with its reasons, the checks to look at, earlier files of the same institution. */
export function ItemFacts({ item }: { item: BallotItem }) {
  const { t } = useTranslation("council");
  const { file, proposal, summary } = item;
  if (!file || !proposal || !summary) return null;
  const { rationale, reasonCodes, by, flags, earlier, reviews } = summary;
  return (
    <div className="stack">
      <p>
        {t("item.recommended")}: <strong>{t(`vocabulary:recommendation.${proposal}`)}</strong>{" "}
        <span className="small soft">
          <bdi>{by}</bdi>
        </span>
      </p>
      <Reasons codes={reasonCodes} />
      <PlainText text={rationale} />
      <ReviewsSummary summary={reviews} />
      <Flags flags={flags} fileId={file.id} />
      <Earlier files={earlier} />
      <p>
        <Link to={`/review/${file.id}`}>{t("item.file")}</Link>
      </p>
    </div>
  );
}

function Reasons({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation("vocabulary");
  if (codes.length === 0) return null;
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>
          {code}. {t(`reason.${code}.title`)}
        </li>
      ))}
    </ul>
  );
}

function Flags({ flags, fileId }: { flags: FlagView[]; fileId: string }) {
  const { t } = useTranslation("council");
  if (flags.length === 0) return <p className="small soft">{t("item.no_flags")}</p>;
  return (
    <div>
      <p className="small soft">{t("item.flags")}</p>
      <ul className="plain-list">
        {flags.map(({ check, result, isOverruled, note }) => (
          <li key={check}>
            <Link to={`/review/${fileId}#check-${check}`}>{t(`vocabulary:check.${check}.title`)}</Link>{" "}
            <CheckResultBadge result={result} /> {isOverruled && <span className="small">{t("item.overruled")}</span>}
            {note && <PlainText text={note} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Earlier({ files }: { files: EarlierFile[] }) {
  const { t } = useTranslation("council");
  if (files.length === 0) return null;
  return (
    <Disclosure summary={t("item.earlier", { count: files.length })}>
      <ul className="stack">
        {files.map((file) => (
          <li key={file.id}>
            <Link to={`/review/${file.id}`}>{file.caseNumber}</Link>, <Time {...file.at} />:{" "}
            {file.outcome
              ? t(`vocabulary:decision.${file.outcome}`)
              : t(`vocabulary:application_status.${file.status}.staff`)}
            <Reasons codes={file.reasonCodes} />
          </li>
        ))}
      </ul>
    </Disclosure>
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

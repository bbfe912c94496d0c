import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export interface OwnAmountView {
  /** What is owed for the year and why, while there is no invoice. */
  lines: string[];
  tableTo: string;
  /** Where the reader fills in what the amount depends on; null where nothing lacks, or somebody else does it. */
  profileTo: string | null;
}

/** What one's own institution owes before an invoice says it, and the table for everybody. */
export function OwnAmount({ amount: { lines, tableTo, profileTo } }: { amount: OwnAmountView }) {
  const { t } = useTranslation("dues");
  return (
    <div className="stack stack-tight">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="row">
        <Link to={tableTo}>{t("public.see")}</Link>
        {profileTo !== null && <Link to={profileTo}>{t("own.amount.profile")}</Link>}
      </p>
    </div>
  );
}

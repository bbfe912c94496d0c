import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { type Fact, Facts } from "#app/ui/facts.tsx";
import { Time } from "#app/ui/time.tsx";
import type { Standing } from "../../institution/membership.ts";
import { CategoryBadge } from "../../institution/ui/category-badge.tsx";
import type { MembershipCardView } from "../../institution/ui/membership-model.ts";

const TONES = {
  ...{ active: "ok", in_grace: "wait", to_begin: "neutral", run_out: "bad" },
  ...{ suspended: "bad", terminated: "neutral", withdrawn: "neutral", merged: "neutral" },
} as const satisfies Record<Standing, Tone>;

export function MembershipStatusBadge({ status }: Pick<MembershipCardView, "status">) {
  return <Badge tone={TONES[status.code]}>{status.label}</Badge>;
}

/** What a membership card says. `more` stands at the end. */
export function MembershipFacts({ card, more = [] }: { card: MembershipCardView; more?: Fact[] }) {
  const { t } = useTranslation("members");
  const { number, category, status, since, until, hasVote } = card;
  return (
    <Facts
      isWide
      items={[
        { term: t("profile.number"), value: <Link to={`/verify/${number}`}>{number}</Link> },
        { term: t("profile.category"), value: <CategoryBadge {...category} /> },
        { term: t("profile.status"), value: <MembershipStatusBadge status={status} /> },
        { term: t("profile.since"), value: <Time dateTime={since.iso} text={since.text} /> },
        { term: t("profile.until"), value: until && <Time dateTime={until.iso} text={until.text} /> },
        { term: t("profile.vote"), value: t(`common:status.${hasVote ? "yes" : "no"}`) },
        ...more,
      ]}
    />
  );
}

import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { InterestView } from "../desk-model.ts";

export const AnsweredBy = ({ name, at }: { name: string; at: string }) => (
  <>
    <bdi>{name}</bdi>, {at}
  </>
);

/** One expression of interest with what can be done about it. */
export function InterestCard({ interest, children }: { interest: InterestView; children?: ReactNode }) {
  const { t } = useTranslation("projects");
  const { institution, status } = interest;
  const name = <bdi>{institution.name}</bdi>;
  return (
    <Card
      as="li"
      id={`interest-${interest.id}`}
      title={institution.slug ? <Link to={`/directory/${institution.slug}`}>{name}</Link> : name}
      headingLevel={2}
      aside={<Badge tone={status.tone}>{status.label}</Badge>}
    >
      <p className="small soft">
        {institution.country} · {t("interest.sent_on")}{" "}
        <Time dateTime={interest.sentAt.iso} text={interest.sentAt.text} />
        {interest.person && (
          <>
            {" "}
            · <bdi>{interest.person}</bdi>
          </>
        )}
      </p>
      <Facts
        isWide
        items={[
          { term: t("interest.field.role"), value: <OwnWords text={interest.role} /> },
          { term: t("interest.brings"), value: <PlainText text={interest.message} /> },
          {
            term: t("interest.field.staffAvailable"),
            value: interest.staffAvailable && <OwnWords text={interest.staffAvailable} />,
          },
          { term: t("interest.field.countries"), value: interest.countries.join(", ") },
          { term: t("interest.field.languages"), value: interest.languages.join(", ") },
          { term: t("interest.can_co_fund"), value: interest.canCoFund },
          { term: t("interest.head_informed"), value: interest.isHeadInformed },
          { term: t("interest.answered_by"), value: interest.answered && <AnsweredBy {...interest.answered} /> },
          { term: t("interest.reason"), value: interest.reason },
          { term: t("interest.note"), value: interest.note && <PlainText text={interest.note} /> },
        ]}
      />
      {children}
    </Card>
  );
}

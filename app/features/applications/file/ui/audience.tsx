import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";

/** Says who reads a text: the applicant, or only the secretariat and the council. */
export function AudienceBadge({ audience }: { audience: "applicant" | "secretariat" }) {
  const { t } = useTranslation("review");
  return <Badge tone={audience === "applicant" ? "info" : "neutral"}>{t(`audience.${audience}`)}</Badge>;
}

/** The same on a line of its own, above a field. */
export function AudienceLine({ audience }: { audience: "applicant" | "secretariat" }) {
  return (
    <div>
      <AudienceBadge audience={audience} />
    </div>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { afterLabel } from "#app/i18n/before-answer.ts";
import { Callout } from "#app/ui/callout.tsx";
import type { CategoryFound } from "../../form/category.ts";
import type { BasisView } from "../../form/category-basis.server.ts";

interface AppliesAsProps extends CategoryFound {
  /** The answers it rests on, where they are not on the same page. */
  basis?: BasisView[];
}

/** Which membership the answers lead to now and why, and that the eligibility check had promised another one. */
export function AppliesAs({ category, reasons, promised, basis = [] }: AppliesAsProps) {
  const { t } = useTranslation("applications");
  return (
    <Callout
      tone={promised ? "wait" : "neutral"}
      title={t("applies_as.title", { category: t(`applies_as.category.${category}`) })}
    >
      {promised && (
        <p>{t("applies_as.promised", { category: t(`vocabulary:membership_category.${promised}.title`) })}</p>
      )}
      {reasons.map((reason) => (
        <p key={reason}>{t(`applies_as.why.${reason}`)}</p>
      ))}
      {basis.length > 0 && (
        <>
          <p>{t("applies_as.basis")}</p>
          <ul>
            {basis.map(({ label, text, to }) => (
              <li key={label}>
                {to ? <Link to={to}>{label}</Link> : label}
                {afterLabel(label)}
                <bdi>{text}</bdi>
                {!to && <span className="small soft"> ({t("applies_as.from_precheck")})</span>}
              </li>
            ))}
          </ul>
          <p className="small soft">{t("applies_as.council")}</p>
        </>
      )}
    </Callout>
  );
}

import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { CategoryFound } from "../../form/category.ts";

/** Which membership the answers lead to now and why, and that the eligibility check had promised another one. */
export function AppliesAs({ category, reasons, promised }: CategoryFound) {
  const { t } = useTranslation("applications");
  const nameOf = (one: string) => t(`vocabulary:membership_category.${one}.title`);
  return (
    <Callout tone={promised ? "wait" : "neutral"} title={t("applies_as.title", { category: nameOf(category) })}>
      {promised && <p>{t("applies_as.promised", { category: nameOf(promised) })}</p>}
      {reasons.map((reason) => (
        <p key={reason}>{t(`applies_as.why.${reason}`)}</p>
      ))}
    </Callout>
  );
}

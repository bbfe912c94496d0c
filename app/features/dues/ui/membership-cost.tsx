import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { CostView } from "./dues-model.ts";

/** What membership costs, with the table of it where there is one. */
export function MembershipCost({ cost: { text, to } }: { cost: CostView }) {
  const { t } = useTranslation("dues");
  return (
    <>
      {text} {to && <Link to={to}>{t("public.see")}</Link>}
    </>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";

/** The name or logo of UNESCO is to be used, and the written authorization is not there. */
export function AuthorizationAsked({ slug }: { slug: string }) {
  const { t } = useTranslation("projects");
  return (
    <Callout tone="wait" title={t("authorization.asked.title")}>
      <p>{t("authorization.asked.text")}</p>
      <p>
        <Link to={`/projects/${slug}/authorization`}>{t("authorization.asked.link")}</Link>
      </p>
    </Callout>
  );
}

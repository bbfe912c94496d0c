import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AccountStanding } from "#app/features/accounts/viewer.ts";
import { LinkButton } from "#app/ui/button.tsx";

interface WayToAccountProps {
  reader: AccountStanding;
  /** What is said to a stranger. */
  text: string;
  /** The page to come back to. */
  here: string;
}

/** The way to an account with a confirmed address; nothing for whoever has one. */
export function WayToAccount({ reader, text, here }: WayToAccountProps) {
  const { t } = useTranslation("applications");
  if (reader === "verified") return null;
  if (reader === "unverified")
    return (
      <p>
        <Link to="/verify-email">{t("precheck.verify")}</Link>
      </p>
    );
  const back = `redirectTo=${encodeURIComponent(here)}`;
  return (
    <div className="stack">
      <p>{text}</p>
      <div className="row">
        <LinkButton to={`/signup?${back}`}>{t("precheck.sign_up")}</LinkButton>
        <LinkButton to={`/login?${back}`} variant="quiet">
          {t("precheck.sign_in")}
        </LinkButton>
      </div>
    </div>
  );
}

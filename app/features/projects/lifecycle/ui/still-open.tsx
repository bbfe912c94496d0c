import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";

interface StillOpenProps {
  items: readonly { text: string; to: string }[];
}

/** What is not settled yet where a project is completed; it may be completed nevertheless. */
export function StillOpen({ items }: StillOpenProps) {
  const { t } = useTranslation("projects");
  if (items.length === 0) return null;
  return (
    <Callout tone="wait" title={t("state.still_open.title")}>
      <ul>
        {items.map(({ text, to }) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
      <p>{t("state.still_open.allowed")}</p>
    </Callout>
  );
}

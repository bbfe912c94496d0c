import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";

interface BarredPersonProps {
  bar: { since: string; conversations: { to: string; subject: string }[] } | null;
}

/** On the page of an account: that its holder may approach no member, and where that was found and can be lifted. */
export function BarredPerson({ bar }: BarredPersonProps) {
  const { t } = useTranslation("contact");
  if (!bar) return null;
  return (
    <Callout tone="bad" title={t("barred_person.title", { date: bar.since })}>
      <p>{t("barred_person.text")}</p>
      <ul>
        {bar.conversations.map(({ to, subject }) => (
          <li key={to}>
            <Link to={to}>
              <bdi>{subject}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

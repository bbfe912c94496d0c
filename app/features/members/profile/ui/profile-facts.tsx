import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Time } from "#app/ui/time.tsx";
import type { DateText, ProfileView } from "../../institution/ui/profile-model.ts";
import { keyFacts } from "./key-facts.ts";

const time = (date: DateText | null) => date && <Time dateTime={date.iso} text={date.text} />;

/** Key facts and the membership, beside the text. */
export function ProfileFacts({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation("members");
  const { website, number } = profile;
  return (
    <div className="stack">
      <Card title={t("profile.facts")}>
        <Facts
          items={keyFacts(t, profile, {
            website: website && <ExternalLink href={website} />,
            social: profile.socialLinks.length > 0 && <SocialLinks links={profile.socialLinks} />,
          })}
        />
      </Card>
      <Card title={t("profile.membership")}>
        <Facts
          items={[
            { term: t("profile.category"), value: profile.category.label },
            { term: t("profile.number"), value: <Link to={`/verify/${number}`}>{number}</Link> },
            { term: t("profile.since"), value: time(profile.memberSince) },
            { term: t("profile.confirmed"), value: time(profile.confirmedOn) },
          ]}
        />
      </Card>
      <Identifiers items={profile.identifiers} />
    </div>
  );
}

function SocialLinks({ links }: { links: ProfileView["socialLinks"] }) {
  return (
    <ul className="plain-list">
      {links.map(({ href, text }) => (
        <li key={href}>
          <ExternalLink href={href} text={text} />
        </li>
      ))}
    </ul>
  );
}

function Identifiers({ items }: { items: ProfileView["identifiers"] }) {
  const { t } = useTranslation("members");
  if (items.length === 0) return null;
  return (
    <Card title={t("profile.identifiers")}>
      <Facts
        items={items.map(({ label, value, href }) => ({
          term: label,
          value: href ? <ExternalLink href={href}>{value}</ExternalLink> : value,
        }))}
      />
    </Card>
  );
}

import { useTranslation } from "react-i18next";
import type { Role } from "#db/vocabulary.ts";
import { Badge } from "#app/ui/badge.tsx";

interface Person {
  isVerified: boolean;
  isSuspended: boolean;
  roles: { grantId: string; role: Role }[];
}

/** What a person is: suspended or unverified first, then every role once. */
export function PersonBadges({ person }: { person: Person }) {
  const { t } = useTranslation("administration");
  const roles = [...new Set(person.roles.map(({ role }) => role))];
  return (
    <span className="row">
      {person.isSuspended && <Badge tone="bad">{t("people.suspended")}</Badge>}
      {!person.isVerified && <Badge tone="wait">{t("people.unverified")}</Badge>}
      {roles.map((role) => (
        <Badge key={role} tone="neutral">
          {t(`vocabulary:role.${role}`)}
        </Badge>
      ))}
    </span>
  );
}

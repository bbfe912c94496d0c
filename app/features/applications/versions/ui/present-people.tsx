import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { PresentPerson } from "../section-presence.server.ts";

/** Says who else has opened this section a short while ago. */
export function PresentPeople({ people }: { people: PresentPerson[] }) {
  const { t } = useTranslation("invitations");
  if (people.length === 0) return null;
  return (
    <Callout tone="wait" title={t("present.title")}>
      <ul>
        {people.map(({ name, since }) => (
          <li key={name}>{t("present.person", { name, since })}</li>
        ))}
      </ul>
      <p>{t("present.text")}</p>
    </Callout>
  );
}

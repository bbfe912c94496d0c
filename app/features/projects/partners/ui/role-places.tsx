import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { RolePlaces as RolePlacesView } from "../desk-model.ts";

/** Says that no place of a role is open, where somebody may be taken all the same. */
export function RoleIsFull({ words }: { words: string }) {
  return (
    <Callout tone="wait" role="note">
      <p>{words}</p>
    </Callout>
  );
}

/** How the places of each role stand, before somebody is invited into one. */
export function RolePlaces({ roles, role }: { roles: RolePlacesView[]; role: string }) {
  const { t } = useTranslation("projects");
  if (roles.length === 0) return null;
  return (
    <>
      <ul>
        {roles.map((one) => (
          <li key={one.id}>
            <OwnWords text={one.role} />: {one.text}
          </li>
        ))}
      </ul>
      {roles.some((one) => one.isFull && one.role === role) && <RoleIsFull words={t("role_places.full_invite")} />}
    </>
  );
}

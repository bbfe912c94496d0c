import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";

/** What a person is at one member. */
export interface PlaceView {
  id: string;
  institution: string;
  role: string;
  /** Nobody else who speaks for it can be reached. */
  isAlone: boolean;
}

/** For which members a person acts, and for which of them nobody else can be reached. */
export function PersonPlaces({ places, canSuspend }: { places: PlaceView[]; canSuspend: boolean }) {
  const { t } = useTranslation("administration");
  const alone = places.filter(({ isAlone }) => isAlone).map(({ institution }) => institution);
  if (places.length === 0) return null;
  return (
    <Card title={t("people.places.title")}>
      <ul className="entry-list">
        {places.map(({ id, institution, role, isAlone }) => (
          <li key={id}>
            <strong>
              <bdi>{institution}</bdi>
            </strong>{" "}
            <span className="soft">· {role}</span> {isAlone && <Badge tone="wait">{t("people.places.alone")}</Badge>}
          </li>
        ))}
      </ul>
      {canSuspend && alone.length > 0 && (
        <Callout tone="wait" title={t("people.places.warning", { members: alone.join(", ") })} />
      )}
    </Card>
  );
}

import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { PersonView } from "./institution-model.ts";

/** Who somebody is in the institution; position and unit as the person wrote them. */
export function PersonLine({ person }: { person: PersonView & { isYou?: boolean } }) {
  const { t } = useTranslation("members");
  const { name, role, place, languages, isYou, restsSince, suspendedSince } = person;
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>{" "}
      {isYou && `(${t("institution.you")})`} <span className="soft">· {role}</span>
      {place.map((words) => (
        <Fragment key={words}>
          {" · "}
          <OwnWords text={words} />
        </Fragment>
      ))}
      {languages && <span className="soft"> · {languages}</span>}
      {restsSince && (
        <>
          {" "}
          <Badge tone="wait">{t("ties.rests", { day: restsSince })}</Badge>
        </>
      )}
      {suspendedSince && (
        <>
          {" "}
          <Badge tone="bad">{t("people.suspended", { day: suspendedSince })}</Badge>
        </>
      )}
    </>
  );
}

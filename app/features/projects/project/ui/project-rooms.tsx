import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { Room, RoomName, RoomsView } from "../project-rooms.ts";

interface ProjectRoomsProps {
  rooms: RoomsView;
  current: RoomName;
}

/** The pages of one project for those who work on it, and which of them has a membership that is suspended. */
export function ProjectRooms({ rooms: { rooms, suspended }, current }: ProjectRoomsProps) {
  const { t, i18n } = useTranslation("projects");
  const names = new Intl.ListFormat(i18n.language, { type: "unit" }).format(suspended);
  return (
    <>
      <Tabs rooms={rooms} current={current} />
      {suspended.length > 0 && (
        <Callout tone="wait" role="note">
          <p>{t("rooms.suspended", { institutions: names })}</p>
        </Callout>
      )}
    </>
  );
}

function Tabs({ rooms, current }: { rooms: readonly Room[]; current: RoomName }) {
  const { t } = useTranslation("projects");
  if (rooms.length === 0) return null;
  return (
    <nav className="tabs" aria-label={t("rooms.label")}>
      <ul>
        {rooms.map(({ name, to, unread = 0 }) => (
          <li key={name}>
            <Link to={to} aria-current={name === current ? "page" : undefined}>
              {t(`rooms.${name}`)}
              {unread > 0 && (
                <>
                  {" "}
                  <span className="count">
                    <span aria-hidden="true">{unread}</span>
                    <span className="visually-hidden">({t("rooms.unread", { number: unread })})</span>
                  </span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

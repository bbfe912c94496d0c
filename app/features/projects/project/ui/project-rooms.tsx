import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Room, RoomName } from "../project-rooms.ts";

/** The pages of one project for those who work on it. */
export function ProjectRooms({ rooms, current }: { rooms: readonly Room[]; current: RoomName }) {
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

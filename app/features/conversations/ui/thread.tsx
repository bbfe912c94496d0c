import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { EventView, MessageView, ThreadEntry } from "../thread-model.ts";

/** A conversation, oldest first: what was written, and what happened between. */
export function Thread({ entries }: { entries: readonly ThreadEntry[] }) {
  const { t } = useTranslation("conversations");
  if (entries.length === 0) return <p className="soft">{t("none")}</p>;
  return (
    <ol className="thread">
      {entries.map((entry) =>
        entry.kind === "event" ? <Event key={entry.id} event={entry} /> : <Written key={entry.id} message={entry} />,
      )}
    </ol>
  );
}

function Event({ event: { text, to, at } }: { event: EventView }) {
  return (
    <li className="thread-event small soft">
      {to ? <Link to={to}>{text}</Link> : text}, <Time {...at} />
    </li>
  );
}

function Written({ message: { id, body, author, isFromOther, isUnread, at, files } }: { message: MessageView }) {
  const { t } = useTranslation("conversations");
  return (
    <li id={`message-${id}`} className={classNames(isFromOther && "thread-incoming")}>
      <p className="small soft">
        <Byline by={author} at={at} /> {isUnread && <Badge tone="info">{t("unread")}</Badge>}
      </p>
      <PlainText text={body} />
      {files.length > 0 && (
        <ul className="plain-list small" aria-label={t("files")}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={`/message-files/${file.id}`}>
                <bdi>{file.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

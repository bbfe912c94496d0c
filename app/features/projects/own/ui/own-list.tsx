import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Time } from "#app/ui/time.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { CopyForm } from "../../posting/ui/copy-form.tsx";
import type { OwnItem } from "../own-view.server.ts";

/** A titled list of a person's own; nothing at all when it is empty. */
export function OwnList({ id, title, items }: { id: string; title: string; items: OwnItem[] }) {
  const { t } = useTranslation("projects");
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="entry-list">
        {items.map((item) => (
          <li key={item.key}>
            <EntryCard aside={<Badge tone={item.status.tone}>{item.status.label}</Badge>}>
              <h3>
                {item.to ? (
                  <Link to={item.to}>
                    <bdi lang={item.title.lang}>{item.title.text}</bdi>
                  </Link>
                ) : (
                  <bdi lang={item.title.lang}>{item.title.text}</bdi>
                )}
              </h3>
              {item.said.map((words) => (
                <p key={words} className="small">
                  <OwnWords text={words} />
                </p>
              ))}
              {item.detail && <p className="small">{item.detail}</p>}
              {item.hidden && (
                <p className="small">
                  {item.hidden.text} <Link to={item.hidden.to}>{item.hidden.link}</Link>
                </p>
              )}
              <p className="small soft">
                {item.happened} <Time dateTime={item.when.iso} text={item.when.text} />
              </p>
              {item.preview && (
                <p className="small">
                  <Link to={item.preview}>{t("link.preview")}</Link>
                </p>
              )}
              {item.conversation && (
                <p className="small">
                  <Link to={item.conversation}>{t("conversation.link")}</Link>
                </p>
              )}
              {item.copy && <CopyForm {...item.copy} of={item.title} />}
            </EntryCard>
          </li>
        ))}
      </ul>
    </section>
  );
}

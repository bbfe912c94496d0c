import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { AnswerItem, AnswerValue } from "../answer-view.server.ts";

/** Questions with their answers; an empty answer says that it is empty, so that nothing seems to be missing by mistake. */
export function AnswerList({ items }: { items: AnswerItem[] }) {
  return <Facts isWide items={items.map(({ label, value }) => ({ term: label, value: <Answer value={value} /> }))} />;
}

interface AnswerProps {
  value: AnswerValue | null;
}

export function Answer({ value }: AnswerProps): ReactNode {
  const { t } = useTranslation("common");
  if (!value) return <span className="soft">{t("status.not_given")}</span>;
  if (value.kind === "prose") return <PlainText text={value.text} />;
  if (value.kind === "url") return <ExternalLink href={value.text} isWhole />;
  if (value.kind === "text" && value.href?.startsWith("/")) return <a href={value.href}>{value.text}</a>;
  if (value.kind === "text" && value.href) return <ExternalLink href={value.href} text={value.text} />;
  if (value.kind === "text") return <OwnWords text={value.text} />;
  if (value.kind === "list") {
    return (
      <ul className="answer-items">
        {value.items.map((item) => (
          <li key={item}>
            <bdi>{item}</bdi>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="stack stack-tight">
      {value.groups.map((items, index) => (
        <Facts key={index} items={items.map((item) => ({ term: item.label, value: <Answer value={item.value} /> }))} />
      ))}
    </div>
  );
}

import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { Time } from "#app/ui/time.tsx";
import type { TokenView } from "./token-model.ts";

interface TokenListProps {
  tokens: readonly TokenView[];
  /** What the button sends. */
  intent: "end" | "end-token";
  /** What is said before somebody ends one. */
  warning: string;
}

/** Tokens with what they read and when they were used, each with a button that ends it after it asked. */
export function TokenList({ tokens, intent, warning }: TokenListProps) {
  return (
    <ul className="plain-list stack">
      {tokens.map((token) => (
        <li key={token.id}>
          <Token token={token} intent={intent} warning={warning} />
        </li>
      ))}
    </ul>
  );
}

function Token({ token, intent, warning }: { token: TokenView } & Omit<TokenListProps, "tokens">) {
  const { t } = useTranslation("accounts");
  const { id, name, scopes, created, lastUsed, expires, isOver } = token;
  const shown = (moment: { iso: string; text: string }) => <Time dateTime={moment.iso} text={moment.text} />;
  return (
    <EntryCard as="div" aside={isOver ? <Badge tone="wait">{t("tokens.over")}</Badge> : null}>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <Facts
        items={[
          { term: t("tokens.reads"), value: scopes },
          { term: t("tokens.created"), value: shown(created) },
          { term: t("tokens.last_used"), value: lastUsed ? shown(lastUsed) : t("tokens.never_used") },
          { term: t("tokens.expires"), value: shown(expires) },
        ]}
      />
      <Disclosure summary={t("tokens.end")}>
        <form method="post" className="stack">
          <OpenedBy />
          <p>{warning}</p>
          <input type="hidden" name="tokenId" value={id} />
          <div>
            <Button
              type="submit"
              name="intent"
              value={intent}
              variant="danger"
              size="small"
              aria-label={t("common:action.on", { act: t("tokens.end_now"), what: name })}
            >
              {t("tokens.end_now")}
            </Button>
          </div>
        </form>
      </Disclosure>
    </EntryCard>
  );
}

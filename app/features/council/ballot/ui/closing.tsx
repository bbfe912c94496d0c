import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { BallotItem, MissingVote } from "../ballot-model.ts";

function Missing({ missing }: { missing: readonly MissingVote[] }) {
  const { t } = useTranslation("council");
  if (missing.length === 0) return <p>{t("close.all_voted")}</p>;
  const people = new Map(missing.map(({ userId, name }) => [userId, name]));
  return (
    <div>
      <p>{t("close.missing")}</p>
      <ul className="plain-list">
        {[...people].map(([userId, name]) => (
          <li key={userId}>
            <bdi>{name}</bdi>: {t("close.items", { count: missing.filter((one) => one.userId === userId).length })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Closes the whole vote, once it is said whose votes are missing. */
export function CloseVote({ missing }: { missing: readonly MissingVote[] }) {
  const { t } = useTranslation("council");
  return (
    <Disclosure summary={t("close.before")}>
      <Missing missing={missing} />
      <p>{t("close.help")}</p>
      <Button type="submit" form="closing" variant="danger">
        {t("close.all")}
      </Button>
    </Disclosure>
  );
}

/** Closes one item, once it is said whose votes are missing on it. */
export function CloseItem({ item, missing }: { item: BallotItem; missing: readonly MissingVote[] }) {
  const { t } = useTranslation("council");
  const { id, position, matter } = item;
  const name = matter?.name ?? position;
  return (
    <Disclosure summary={t("close.before_one", { name })}>
      <Missing missing={missing.filter(({ itemId }) => itemId === id)} />
      <Button
        type="submit"
        form="closing"
        name="item"
        value={id}
        variant="quiet"
        size="small"
        aria-label={t("common:action.on", { act: t("close.one"), what: name })}
      >
        {t("close.one")}
      </Button>
    </Disclosure>
  );
}

import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import type { FormalityView } from "../formalities-model.ts";

const TONES = { done: "ok", open: "wait", waived: "neutral" } as const;

/** What is done and what is open, how, and who acts next. */
export function FormalitiesList({ items }: { items: readonly FormalityView[] }) {
  const { t } = useTranslation("formalities");
  return (
    <ul className="stack">
      {items.map((item) => (
        <li key={item.formality} className="stack stack-tight">
          <div className="row">
            <strong>{t(`vocabulary:formality.${item.formality}`)}</strong>
            <Badge tone={TONES[item.state]}>{t(`state.${item.state}`)}</Badge>
          </div>
          <FormalityDetail item={item} />
        </li>
      ))}
    </ul>
  );
}

function FormalityDetail({
  item: { given, asked, declined, person, invitation, state, actor },
}: {
  item: FormalityView;
}) {
  const { t } = useTranslation("formalities");
  return (
    <div className="small">
      {given && (
        <p>
          {t(`vocabulary:commitment_way.${given.by}`)}: {t("given", { version: given.version })}
          {given.name && (
            <>
              , <bdi>{given.name}</bdi>
            </>
          )}
          , {given.day}
        </p>
      )}
      {given?.documentId && (
        <p>
          <a href={`/documents/${given.documentId}`}>{t("sheet.read")}</a>
        </p>
      )}
      {person && <Person {...person} />}
      {state === "open" && asked && !given && <p>{t("asked", asked)}</p>}
      {state === "open" && declined && <Declined {...declined} />}
      {state === "open" && invitation && <p>{t(`invitation.${invitation.standing}`, { day: invitation.day })}</p>}
      {state === "open" && <p>{t(`actor.${actor}`)}</p>}
    </div>
  );
}

function Declined({ day, reason }: NonNullable<FormalityView["declined"]>) {
  const { t } = useTranslation("formalities");
  return (
    <p>
      {t("declined", { day })} <bdi>{reason}</bdi>
    </p>
  );
}

function Person({ name, position, email }: NonNullable<FormalityView["person"]>) {
  return (
    <p>
      <bdi>{name}</bdi>
      {position && (
        <>
          , <bdi>{position}</bdi>
        </>
      )}
      {email && (
        <>
          , <bdi>{email}</bdi>
        </>
      )}
    </p>
  );
}

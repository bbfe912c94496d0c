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

function FormalityDetail({ item }: { item: FormalityView }) {
  const { given, person, state } = item;
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
      {state === "open" && <OpenDetail item={item} />}
    </div>
  );
}

function OpenDetail({ item: { given, asked, declined, refusal, invitation, actor } }: { item: FormalityView }) {
  const { t } = useTranslation("formalities");
  return (
    <>
      {asked && !given && <p>{t("asked", asked)}</p>}
      {declined && !given && <Reason lead={t("declined", declined)} reason={declined.reason} />}
      {refusal && <Reason lead={t("refusal", refusal)} reason={refusal.reason} />}
      {invitation && <p>{t(`invitation.${invitation.standing}`, { day: invitation.day })}</p>}
      <p>{t(`actor.${actor}`)}</p>
    </>
  );
}

function Reason({ lead, reason }: { lead: string; reason: string }) {
  return (
    <p>
      {lead} <bdi>{reason}</bdi>
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

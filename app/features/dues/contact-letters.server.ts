import { newOrderedId } from "#db/kit.ts";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import type { institutions } from "#db/schema/members.ts";
import type { Tx } from "#db/index.server.ts";
import { OWN_DUES } from "./dues-letters.server.ts";
import { unpaidOf } from "./open-dues.server.ts";

interface Change {
  institution: typeof institutions.$inferSelect;
  /** Who is the contact now, and was before; null for nobody. */
  next: { id: string; name: string } | null;
  beforeId: string | null;
  actor: { id: string; name: string };
  origin: string;
}

/**
 * Writes to whoever is the contact for dues from now on, to whoever was it, and, where the contact has given it up, to the
 * primary representative; in the transaction of the command.
 */
export async function tellOfContact(
  tx: Tx,
  { institution, next, beforeId, actor, origin }: Change,
  now: Date,
): Promise<void> {
  const { id } = institution;
  const about = { key: newOrderedId(), subjectId: id, actorId: actor.id };
  const dues = `${origin}${OWN_DUES}?institution=${id}`;
  const home = `${origin}/institution?institution=${id}`;
  const wordsIn = ({ locale }: LetterFrame) => ({
    ...{ institution: nameOf(institution, locale).name, actor: actor.name, next: next?.name ?? "" },
  });
  const named = async (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = wordsIn(frame);
    const unpaid = await unpaidOf(tx, id, locale);
    return composeLetter(frame, {
      subject: subjectOf(t, "dues-contact_named", words),
      paragraphs: [
        t("dues-mail:contact.named.text", words),
        t("dues-mail:contact.named.comes"),
        ...(unpaid ? [t("dues-mail:contact.named.open", unpaid)] : []),
        t("dues-mail:contact.named.end"),
      ],
      action: { label: t("dues-mail:action"), url: dues },
    });
  };
  const ended = (frame: LetterFrame) => {
    const { t } = frame;
    const words = wordsIn(frame);
    return composeLetter(frame, {
      subject: subjectOf(t, "dues-contact_ended", words),
      paragraphs: [
        t(`dues-mail:contact.ended.${next ? "text" : "text_nobody"}`, words),
        t("dues-mail:contact.ended.comes"),
      ],
      action: { label: t("members-mail:action"), url: home },
    });
  };
  const left = (frame: LetterFrame) => {
    const { t } = frame;
    const words = wordsIn(frame);
    return composeLetter(frame, {
      subject: subjectOf(t, "dues-contact_left", words),
      paragraphs: [t("dues-mail:contact.left.text", words), t("dues-mail:contact.left.comes")],
      action: { label: t("dues-mail:action"), url: dues },
    });
  };
  const theirs = (await peopleOf(tx, id)).map((person) => person.id);
  const still = (one: string | null) => theirs.filter((person) => person === one);
  const reader = "member" as const;
  await writeTo(tx, { userIds: still(next?.id ?? null), reader }, { ...about, kind: "dues-contact_named" }, named, now);
  await writeTo(tx, { userIds: still(beforeId), reader }, { ...about, kind: "dues-contact_ended" }, ended, now);
  const main = next === null && beforeId === actor.id ? await peopleOf(tx, id, ["representative"]) : [];
  const mainIds = main.map((person) => person.id);
  await writeTo(tx, { userIds: mainIds, reader }, { ...about, kind: "dues-contact_left" }, left, now);
}

import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { readersOf } from "./enquiry.ts";
import { namesIn, readersIn, type Told } from "./enquiry-letters.server.ts";
import { personLine } from "./sender.ts";

interface Found {
  /** What makes the letters the only ones of their kind: the finding. */
  key: string;
  finding: "abuse" | "none";
  /** The sender was barred until now. */
  isFreed: boolean;
}

/** Tells the member that reported it what the secretariat found, and the sender's side what it may not do, or may again. */
export async function tellOfFinding(tx: Tx, told: Told, found: Found, now: Date): Promise<void> {
  await tellReporter(tx, told, found, now);
  if (found.finding === "abuse") await tellSenders(tx, told, { kind: "contact-barred", key: found.key }, now);
  else if (found.isFreed) await tellSenders(tx, told, { kind: "contact-freed", key: found.key }, now);
}

async function tellReporter(tx: Tx, { enquiry, origin }: Told, { key, finding }: Found, now: Date) {
  const userIds = await readersIn(tx, enquiry);
  const compose = (frame: LetterFrame) => {
    const { t } = frame;
    const words = namesIn(t, enquiry, frame.locale);
    return composeLetter(frame, {
      subject: subjectOf(t, "contact-outcome", words),
      paragraphs: [t(`contact-mail:outcome.${finding}`, words)],
      action: { label: linkOf(t, "contact-outcome"), url: `${origin}/messages/${enquiry.enquiry.id}` },
    });
  };
  const occasion = { kind: "contact-outcome", key, subjectId: enquiry.institution.id } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}

interface News {
  kind: "contact-barred" | "contact-freed";
  key: string;
}

async function tellSenders(tx: Tx, told: Told, { kind, key }: News, now: Date) {
  const { sender, senderInstitution, institution } = told.enquiry;
  const occasion = { kind, key, subjectId: institution.id };
  const letterTo = (whom: Whom) => (frame: LetterFrame) => senderLetter(frame, told, { kind, whom });
  const colleagues = senderInstitution ? await peopleOf(tx, senderInstitution.id, readersOf("other")) : [];
  const there = senderInstitution ? await peopleOf(tx, senderInstitution.id) : [];
  const hasLeft = senderInstitution !== null && !there.some(({ id }) => id === sender.id);
  const toSender = { userIds: [sender.id], reader: "account" } as const;
  await writeTo(tx, toSender, occasion, letterTo(hasLeft ? "left" : "yours"), now);
  const userIds = colleagues.map(({ id }) => id).filter((id) => id !== sender.id);
  await writeTo(tx, { userIds, reader: "member" }, occasion, letterTo("theirs"), now);
}

/** The sender, a sender who has left the institution the message was written for, the institution. */
type Whom = "yours" | "left" | "theirs";

const ACTION = { yours: "action", left: "action_left", theirs: "action_theirs" } as const;

function senderLetter(
  frame: LetterFrame,
  { enquiry, origin }: Told,
  { kind, whom }: Pick<News, "kind"> & { whom: Whom },
) {
  const { t, locale } = frame;
  const words = { ...namesIn(t, enquiry, locale), person: personLine(t, enquiry) };
  const news = kind === "contact-barred" ? "barred" : "freed";
  const to = { yours: `/messages/${enquiry.enquiry.id}`, left: "/account", theirs: "/institution" }[whom];
  const text = whom === "theirs" ? "theirs" : "yours";
  return composeLetter(frame, {
    subject: subjectOf(t, kind, words),
    paragraphs: [t(`contact-mail:${news}.${text}`, words), news === "barred" && t("contact-mail:barred.ask")].filter(
      (one) => one !== false,
    ),
    action: {
      label: t(`contact-mail:${news}.${ACTION[whom]}`),
      url: `${origin}${to}`,
    },
  });
}

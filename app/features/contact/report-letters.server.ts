import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { readersOf } from "./enquiry.ts";
import { titleOf } from "./enquiry-title.ts";
import { readersIn, type Told } from "./enquiry-letters.server.ts";
import { reportNames } from "./report-names.ts";
import { sendersIn } from "./senders.server.ts";

/** Tells the coordinators of the member's country that something was reported. */
export async function tellOfReport(
  tx: Tx,
  { enquiry, origin }: Told,
  { reason, actorId }: { reason: string; actorId: string },
  now: Date,
): Promise<void> {
  const userIds = (await coordinatorsOf(tx, enquiry.institution.country)).map(({ id }) => id);
  const { id } = enquiry.enquiry;
  const key = `${id}:${now.toISOString()}`;
  const occasion = { kind: "contact-reported", key, subjectId: enquiry.institution.id, actorId } as const;
  const compose = (frame: LetterFrame) => {
    const { t } = frame;
    const words = reportNames(t, enquiry, frame.locale);
    return composeLetter(frame, {
      subject: subjectOf(t, "contact-reported", words),
      paragraphs: [t("contact-mail:reported.text", words), reason, t("contact-mail:reported.next")],
      action: { label: linkOf(t, "contact-reported"), url: `${origin}/messages/${id}` },
    });
  };
  await writeTo(tx, { userIds, reader: "secretariat" }, occasion, compose, now);
}

interface Found {
  /** What makes the letters the only ones of their kind: the finding. */
  key: string;
  finding: "abuse" | "none";
  /** The accused was barred until now. */
  isFreed: boolean;
}

/** Tells the side that reported it what the secretariat found, and the accused's side what that person may not do, or may again. */
export async function tellOfFinding(tx: Tx, told: Told, found: Found, now: Date): Promise<void> {
  await tellReporter(tx, told, found, now);
  if (found.finding === "abuse") await tellAccused(tx, told, { kind: "contact-barred", key: found.key }, now);
  else if (found.isFreed) await tellAccused(tx, told, { kind: "contact-freed", key: found.key }, now);
}

async function tellReporter(tx: Tx, { enquiry, origin }: Told, { key, finding }: Found, now: Date) {
  const { id, isReportedBySender, senderInstitutionId } = enquiry.enquiry;
  const userIds = isReportedBySender ? await sendersIn(tx, enquiry) : await readersIn(tx, enquiry);
  const compose = (frame: LetterFrame) => {
    const { t } = frame;
    const words = { accused: reportNames(t, enquiry, frame.locale).accusedSide, about: titleOf(t, enquiry.enquiry) };
    return composeLetter(frame, {
      subject: subjectOf(t, "contact-outcome", words),
      paragraphs: [t(`contact-mail:outcome.${finding}`, words)],
      action: { label: linkOf(t, "contact-outcome"), url: `${origin}/messages/${id}` },
    });
  };
  const occasion = { kind: "contact-outcome", key, subjectId: enquiry.institution.id } as const;
  const reader = isReportedBySender && senderInstitutionId === null ? "account" : "member";
  await writeTo(tx, { userIds, reader }, occasion, compose, now);
}

interface News {
  kind: "contact-barred" | "contact-freed";
  key: string;
}

async function tellAccused(tx: Tx, told: Told, { kind, key }: News, now: Date) {
  const { accused, senderInstitution, institution, enquiry } = told.enquiry;
  if (!accused) return;
  const occasion = { kind, key, subjectId: institution.id };
  const letterTo = (whom: Whom) => (frame: LetterFrame) => accusedLetter(frame, told, { kind, whom });
  const theirs = enquiry.isReportedBySender ? institution : senderInstitution;
  const colleagues = theirs ? await peopleOf(tx, theirs.id, readersOf("other")) : [];
  const there = theirs ? await peopleOf(tx, theirs.id) : [];
  const hasLeft = theirs !== null && !there.some(({ id }) => id === accused.id);
  const toAccused = { userIds: [accused.id], reader: "account" } as const;
  await writeTo(tx, toAccused, occasion, letterTo(hasLeft ? "left" : "yours"), now);
  const userIds = colleagues.map(({ id }) => id).filter((id) => id !== accused.id);
  await writeTo(tx, { userIds, reader: "member" }, occasion, letterTo("theirs"), now);
}

/** The accused, an accused who has left the institution the message was written for, the institution. */
type Whom = "yours" | "left" | "theirs";

const ACTION = { yours: "action", left: "action_left", theirs: "action_theirs" } as const;

function accusedLetter(
  frame: LetterFrame,
  { enquiry, origin }: Told,
  { kind, whom }: Pick<News, "kind"> & { whom: Whom },
) {
  const { t, locale } = frame;
  const { person, reporter } = reportNames(t, enquiry, locale);
  const words = { person, reporter };
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

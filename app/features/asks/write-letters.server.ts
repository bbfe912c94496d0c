import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { frameFor } from "#app/features/letters/compose-for.server.ts";
import { tellPerson } from "#app/features/letters/post-letter.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { languageName } from "#app/i18n/names.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { sealSecret, SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { repeatableToken, sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { LOCALES, type Locale, type Translations } from "#db/locales.ts";
import { askLinks } from "#db/schema/asks.ts";
import type { AskAnswer } from "#db/vocabulary-asks.ts";
import { ASKED_ROLES } from "./ask.ts";
import {
  answeredLetter,
  byLinkLetter,
  changedLetter,
  chosenLetter,
  overLetter,
  receivedLetter,
  receivedSubject,
  type ThankedFor,
  thankedLetter,
} from "./ask-letters.ts";
import { type FullAsk, type FullAsked, listAsked, offersOf, readAsk } from "./ask-queries.server.ts";
import { whyAsked } from "./why-asked.server.ts";

type Sender = Pick<Config, "origin" | "secret">;

const nameIn = (names: InstitutionNames, locale: Locale) => nameOf(names, locale).name;

const OCCASION = { kind: "ask-received", reader: "member" } as const;

/** What stands in the letters of an ask in one language, whoever reads them. */
interface Spoken {
  frame: LetterFrame;
  subject: string;
}

/** Writes to everybody of the members that are asked who answers for them, each with a link of one's own. */
export async function askMembers(
  tx: Tx,
  config: Sender,
  { askId, ids }: { askId: string; ids: ReadonlySet<string> },
  now: Date,
): Promise<void> {
  const found = await readAsk(tx, askId);
  if (!found) throw new Error("The ask was not kept");
  const spoken = new Map<Locale, Spoken>();
  for (const locale of LOCALES) {
    const frame = await frameFor(tx, OCCASION, { locale, name: "" });
    const words = { kind: found.ask.kind, institution: nameIn(found.institution, locale) };
    spoken.set(locale, { frame, subject: receivedSubject(frame.t, words) });
  }
  for (const one of await listAsked(tx, askId))
    if (ids.has(one.asked.institutionId)) await askMember(tx, config, { found, spoken }, one, now);
}

interface Asking {
  found: FullAsk;
  spoken: ReadonlyMap<Locale, Spoken>;
}

async function askMember(tx: Tx, { origin, secret }: Sender, asking: Asking, { asked }: FullAsked, now: Date) {
  const { ask, institution, asker } = asking.found;
  const subjects: Translations = Object.fromEntries(
    [...asking.spoken].map(([locale, { subject }]) => [locale, subject]),
  );
  for (const { id: userId, name, email, locale } of await peopleOf(tx, asked.institutionId, ASKED_ROLES)) {
    const frame = asking.spoken.get(locale)?.frame;
    if (!frame) continue;
    const token = repeatableToken(secret, `ask:${asked.id}:${userId}`);
    await tx.insert(askLinks).values({ askedId: asked.id, userId, tokenSha256: sha256(token) });
    const letter = receivedLetter(
      { ...frame, name },
      {
        ...{ kind: ask.kind, sentence: ask.sentence, person: asker.name, institution: nameIn(institution, locale) },
        writtenIn: ask.language === locale ? null : languageName(ask.language, locale),
        why: whyAsked(asked.reasons, "you", { t: frame.t, locale }),
        until: formatDate(ask.endsAt, locale),
        linkFor: (answer: AskAnswer) => `${origin}/ask/${SECRET_MARK}?answer=${answer}&lng=${locale}`,
      },
    );
    const told = {
      ...{ ...letter, ...OCCASION, userId, subjectId: institution.id, subjects, recipient: email, locale },
      ...{ dedupeKey: `ask-received:${asked.id}:${userId}`, path: `/asks/${ask.id}` },
      sealedSecret: sealSecret({ secret }, token),
    };
    await tellPerson(tx, told, now);
  }
}

/** Whoever asked as long as the person acts for the member, else those who represent it. */
async function askersOf(db: Reader, { ask }: FullAsk): Promise<string[]> {
  const people = (await peopleOf(db, ask.institutionId)).map(({ id }) => id);
  if (people.includes(ask.askedById)) return [ask.askedById];
  return (await peopleOf(db, ask.institutionId, ASKED_ROLES)).map(({ id }) => id);
}

async function offerersOf(db: Reader, { asked }: FullAsked): Promise<string[]> {
  const people = (await peopleOf(db, asked.institutionId, ASKED_ROLES)).map(({ id }) => id);
  return asked.answeredById && people.includes(asked.answeredById) ? [asked.answeredById] : people;
}

interface Telling {
  found: FullAsk;
  origin: string;
  /** Who made it happen. */
  actorId: string | null;
}

const pageOf = ({ found, origin }: Telling) => `${origin}/asks/${found.ask.id}`;

/** Tells whoever asked that a member offers help. */
export async function tellOfOffer(tx: Tx, telling: Telling, offer: FullAsked, now: Date): Promise<void> {
  const { found, actorId } = telling;
  const { kind, sentence } = found.ask;
  const compose = (frame: LetterFrame) =>
    answeredLetter(frame, {
      ...{ kind, sentence, institution: nameIn(offer.institution, frame.locale) },
      ...{ person: offer.answeredBy ?? "", url: pageOf(telling) },
    });
  const occasion = { kind: "ask-answered", key: offer.asked.id, subjectId: found.institution.id, actorId } as const;
  await writeTo(tx, { userIds: await askersOf(tx, found), reader: "member" }, occasion, compose, now);
}

/** Tells whoever asked that a member answers otherwise than before; once of each answer. */
export async function tellOfChange(tx: Tx, telling: Telling, given: FullAsked, now: Date): Promise<void> {
  const { found, actorId } = telling;
  const { answer } = given.asked;
  if (answer === null) return;
  const compose = (frame: LetterFrame) =>
    changedLetter(frame, {
      ...{ kind: found.ask.kind, sentence: found.ask.sentence, answer, url: pageOf(telling) },
      ...{ institution: nameIn(given.institution, frame.locale), person: given.answeredBy ?? "" },
    });
  const key = `${given.asked.id}:${answer}`;
  const occasion = { kind: "ask-answer-changed", key, subjectId: found.institution.id, actorId } as const;
  await writeTo(tx, { userIds: await askersOf(tx, found), reader: "member" }, occasion, compose, now);
}

/** Tells everybody who answers for a member that somebody did by the link of a letter, which may have been passed on. */
export async function tellByLink(tx: Tx, telling: Telling, given: FullAsked, now: Date): Promise<void> {
  const { found } = telling;
  const { answer, institutionId, id } = given.asked;
  if (answer === null) return;
  const compose = (frame: LetterFrame) =>
    byLinkLetter(frame, {
      ...{ kind: found.ask.kind, answer, url: pageOf(telling), until: formatDate(found.ask.endsAt, frame.locale) },
      ...{ institution: nameIn(found.institution, frame.locale), member: nameIn(given.institution, frame.locale) },
      person: given.answeredBy ?? "",
    });
  const userIds = (await peopleOf(tx, institutionId, ASKED_ROLES)).map((one) => one.id);
  const occasion = { kind: "ask-answered-by-link", key: `${id}:${answer}`, subjectId: found.institution.id } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}

/** Tells the member that was chosen where the two go on. */
export async function tellChosen(tx: Tx, telling: Telling, offer: FullAsked, now: Date): Promise<void> {
  const { found, origin, actorId } = telling;
  const url = `${origin}/messages/${offer.asked.enquiryId ?? ""}`;
  const compose = (frame: LetterFrame) =>
    chosenLetter(frame, { kind: found.ask.kind, institution: nameIn(found.institution, frame.locale), url });
  const occasion = { kind: "ask-chosen", key: offer.asked.id, subjectId: found.institution.id, actorId } as const;
  await writeTo(tx, { userIds: await offerersOf(tx, offer), reader: "member" }, occasion, compose, now);
}

/** Thanks the members that offered help and were not chosen; gives back how many there are. */
export async function thankOthers(tx: Tx, telling: Telling, state: ThankedFor, now: Date): Promise<number> {
  const { found, actorId } = telling;
  const { id, kind } = found.ask;
  const compose = (frame: LetterFrame) =>
    thankedLetter(frame, {
      ...{ kind, state, institution: nameIn(found.institution, frame.locale) },
      url: pageOf(telling),
    });
  const others = offersOf(await listAsked(tx, id)).filter(({ asked }) => !asked.isChosen);
  for (const offer of others) {
    const occasion = { kind: "ask-thanked", key: offer.asked.id, subjectId: found.institution.id, actorId } as const;
    await writeTo(tx, { userIds: await offerersOf(tx, offer), reader: "member" }, occasion, compose, now);
  }
  return others.length;
}

/** Tells whoever asked that it ended by itself. */
export async function tellItIsOver(
  tx: Tx,
  telling: Telling,
  state: "withdrawn" | "ended_answered" | "ended_unanswered",
  now: Date,
): Promise<void> {
  const { found } = telling;
  const { id, kind } = found.ask;
  const rows = await listAsked(tx, id);
  const compose = (frame: LetterFrame) =>
    overLetter(frame, {
      ...{ kind, state, asked: rows.length, url: pageOf(telling) },
      offers: offersOf(rows).map(({ institution }) => nameIn(institution, frame.locale)),
    });
  const occasion = { kind: "ask-over", key: id, subjectId: found.institution.id } as const;
  await writeTo(tx, { userIds: await askersOf(tx, found), reader: "member" }, occasion, compose, now);
}

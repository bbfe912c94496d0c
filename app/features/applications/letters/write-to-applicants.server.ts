import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { type LetterAbout, tellsDecision } from "#app/features/letters/kinds.ts";
import type { Letter, LetterFrame } from "#app/features/letters/letter.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { SECRET_MARK, sealSecret } from "#app/platform/sealed-secrets.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { grants } from "#db/schema/grants.ts";
import type { Locale } from "#db/locales.ts";
import type { ReaderLanguages } from "#db/schema/decisions.ts";
import { listedInstitution, listedInstitutions, writtenName } from "../file/application-names.server.ts";
import { findLatestConfirmation, type HeadConfirmationRow } from "../file/application-queries.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { confirmationToken, confirmationUrl } from "../file/confirmation-link.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { maySignAs } from "../file/same-person.server.ts";

/** Everybody who acts on the application: whoever answers for it, and colleagues who write in it. */
export async function applicantsOf(db: Reader, { id, ownerId }: ApplicationRow): Promise<string[]> {
  const acts = and(inArray(grants.role, ["applicant", "co_applicant"]), isNull(grants.revokedAt));
  const held = await db
    .selectDistinct({ userId: grants.userId })
    .from(grants)
    .where(and(eq(grants.applicationId, id), acts));
  return [ownerId, ...held.map(({ userId }) => userId)];
}

interface Post {
  /** Names the occasion; with the recipient it keeps the same letter from being written twice. */
  occasion: string;
  kind: LetterAbout<"application">;
  /** Accounts that read it beside those who act on the application. */
  also?: readonly string[];
  /** In which language each reads it, where that was agreed to before. */
  languages?: ReaderLanguages | null;
  /** Given of what the head reads too, whose letter leads to the page of the confirmation. */
  config?: Pick<Config, "origin" | "secret">;
  /** Writes the letter in the language of its frame; `institution` is what the institution is called in it. */
  compose: (frame: LetterFrame, institution: string, recipient: string) => Letter;
}

/** Somebody outside the secretariat who is written to about a file. */
interface FileReader {
  /** The account, or `head`. */
  key: string;
  reader: "applicant" | "head";
  name: string;
  email: string;
  locale: Locale;
  /** What a head confirmed at this address. */
  confirmationId?: string;
}

interface About {
  isDecision?: boolean;
  also?: readonly string[];
  languages?: ReaderLanguages | null;
}

/** Who reads what is written about a file: all who hold it; of a decision also the head who signed. */
export async function listReaders(
  db: Reader,
  application: ApplicationRow,
  { isDecision = false, also = [], languages = null }: About = {},
): Promise<FileReader[]> {
  const people = await addressees(db, [...(await applicantsOf(db, application)), ...also]);
  const readers = people.map(({ id, name, email, locale }): FileReader => {
    return { key: id, reader: "applicant", name, email, locale: languages?.[id] ?? locale };
  });
  const head = isDecision ? await findHeadToTell(db, application) : null;
  if (!head || people.some(({ email }) => email === head.headEmail)) return readers;
  const locale = languages?.head ?? (await localeOfHead(db, application, head));
  const { headName: name, headEmail: email, confirmationId } = head;
  return [...readers, { key: "head", reader: "head", name, email, locale, confirmationId }];
}

/** The frame of a letter to one of them; a preview shows `…` where a link has its secret. */
export async function frameFor(
  db: Reader,
  { origin }: Pick<Config, "origin">,
  { reader, name, locale, confirmationId }: FileReader,
  secret = "…",
): Promise<LetterFrame> {
  const frame = await composeFor(db, locale, reader, name);
  return confirmationId ? { ...frame, ownPage: confirmationUrl({ origin }, locale, secret) } : frame;
}

/** In which language each reader of a decision reads it now; kept with what is agreed to, it is that in which they get it. */
export async function languagesOfReaders(db: Reader, application: ApplicationRow): Promise<ReaderLanguages> {
  const readers = await listReaders(db, application, { isDecision: true });
  return Object.fromEntries(readers.map(({ key, locale }) => [key, locale]));
}

/** Writes to those who read of a file, each in the own language. */
export async function writeToApplicants(
  tx: Tx,
  application: ApplicationRow,
  { occasion, kind, also, languages, config, compose }: Post,
  now: Date,
): Promise<void> {
  const about = { kind, subjectId: application.id };
  for (const person of await listReaders(tx, application, { isDecision: tellsDecision(kind), also, languages })) {
    const { reader, name, email: recipient, locale, confirmationId } = person;
    const institution = await listedInstitution(tx, application, locale);
    const frame = config ? await frameFor(tx, config, person, SECRET_MARK) : await composeFor(tx, locale, reader, name);
    const letter = compose(frame, institution, recipient);
    const dedupeKey = `${occasion}:${reader === "head" ? reader : recipient}`;
    const sealedSecret =
      config && confirmationId ? sealSecret(config, confirmationToken(config.secret, confirmationId)) : undefined;
    await postLetter(tx, { ...letter, ...about, dedupeKey, recipient, locale, sealedSecret }, now);
  }
}

type Head = Pick<HeadConfirmationRow, "headName" | "headEmail"> & { locale?: Locale | null; confirmationId?: string };

/** The head who signed, under the name and at the address that the filed answers give meanwhile; null while nobody has. */
async function findHeadToTell(db: Reader, { id }: ApplicationRow): Promise<Head | null> {
  const link = await findLatestConfirmation(db, id);
  if (link?.answer !== "confirmed") return null;
  const { head = {} } = await getFiledAnswers(db, id);
  const { full_name: name, email } = head as { full_name?: string; email?: string };
  const isSame = !email || email === link.headEmail;
  const { headEmail, locale, id: confirmationId } = link;
  const isAnother = link.signedName !== null && !maySignAs(link.signedName, link.headName);
  const headName = (isAnother && link.signedName) || link.headName;
  const signed = { headEmail, headName, locale, confirmationId };
  if (isSame && (!name || name === link.headName)) return signed;
  return isSame ? { ...signed, headName: name ?? "" } : { headEmail: email, headName: name ?? "", locale: null };
}

/** The language in which a head last answered about a file at this address; null where that was never. */
async function answeredIn(db: Reader, applicationId: string, headEmail: string): Promise<Locale | null> {
  const isOf = (table: typeof headConfirmations | typeof applicationFormalities) =>
    and(eq(table.applicationId, applicationId), eq(table.headEmail, headEmail), isNotNull(table.locale));
  const [after] = await db
    .select({ locale: applicationFormalities.locale })
    .from(applicationFormalities)
    .where(isOf(applicationFormalities))
    .orderBy(desc(applicationFormalities.id))
    .limit(1);
  const [before] = await db
    .select({ locale: headConfirmations.locale })
    .from(headConfirmations)
    .where(isOf(headConfirmations))
    .orderBy(desc(headConfirmations.id))
    .limit(1);
  return after?.locale ?? before?.locale ?? null;
}

/**
 * The language in which a head is written to: that of the answer, or of the last one about this file, else of an account,
 * else of the application.
 */
async function localeOfHead(db: Reader, { id, locale }: ApplicationRow, head: Head): Promise<Locale> {
  const chosen = head.locale ?? (await answeredIn(db, id, head.headEmail));
  if (chosen) return chosen;
  const account = await findAccountByEmail(db, head.headEmail);
  return account?.isVerified ? account.locale : locale;
}

/** In which languages those are who read what is written to the applicants; with `isDecision` the head is among them. */
export async function listReaderLocales(db: Reader, application: ApplicationRow, about: About = {}): Promise<Locale[]> {
  const locales = (await listReaders(db, application, about)).map(({ locale }) => locale);
  return locales.length > 0 ? [...new Set(locales)] : [application.locale];
}

/** `token`: the secret of the link in the letter, where `SECRET_MARK` stands. */
type ToHead = Omit<Post, "also" | "languages"> & { link: Head; token: string };

/** Writes to the head of the institution, who needs no account and signs by the link of the letter. */
export async function writeToHead(
  tx: Tx,
  config: Pick<Config, "secret">,
  application: ApplicationRow,
  { link, token, occasion: dedupeKey, kind, compose }: ToHead,
  now: Date,
): Promise<void> {
  const locale = await localeOfHead(tx, application, link);
  const institution = writtenName((await listedInstitutions(tx, [application], locale))(application));
  const letter = compose(await composeFor(tx, locale, "head", link.headName), institution, link.headEmail);
  const sealedSecret = sealSecret(config, token);
  const about = { kind, subjectId: application.id, recipient: link.headEmail, locale, sealedSecret };
  await postLetter(tx, { ...letter, ...about, dedupeKey }, now);
}

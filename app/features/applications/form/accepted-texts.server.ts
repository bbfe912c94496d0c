import { formatDate } from "#app/i18n/format.server.ts";
import {
  TEXT_KEYS,
  textAddress,
  type TextKey,
  type TextsInForce,
  type TextVersion,
  wordsIn,
} from "#app/platform/association-texts.ts";
import { findTextAt, findTextVersion } from "#app/platform/association-texts.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { acceptedTexts, changedTexts, type ChangedTextView } from "./declarations.ts";

/** The texts that have changed since they were ticked, with the day on which they did. */
export function viewChangedTexts(
  declarations: Record<string, unknown> | undefined,
  inForce: TextsInForce,
  locale: Locale,
): ChangedTextView[] {
  return changedTexts(declarations, inForce).map(({ text, ticked, version, since }) => ({
    text,
    ticked,
    version,
    date: since ? formatDate(since, locale) : "",
  }));
}

interface AcceptedText extends Pick<TextVersion, "version" | "words"> {
  address: string;
}

/** One version of a text at the address where it stays. */
export const addressed = (key: TextKey, { version, words }: TextVersion): AcceptedText => {
  return { version, words, address: textAddress(key, version) };
};

/** The texts as they were accepted, each at the address where that version stays. */
async function listAcceptedTexts(db: Reader, declarations?: Record<string, unknown>): Promise<AcceptedText[]> {
  const accepted = acceptedTexts(declarations);
  const found: AcceptedText[] = [];
  for (const key of TEXT_KEYS) {
    const version = accepted[key];
    const text = version === undefined ? null : await findTextVersion(db, key, version);
    if (text) found.push(addressed(key, text));
  }
  return found;
}

/** The same with the commitment, which the head signs by confirming, as it stood then. */
export async function listSignedTexts(
  db: Reader,
  declarations: Record<string, unknown> | undefined,
  signedAt: Date,
): Promise<AcceptedText[]> {
  const commitment = await findTextAt(db, "commitment", signedAt);
  return [...(await listAcceptedTexts(db, declarations)), addressed("commitment", commitment)];
}

export interface AcceptedTextView {
  title: string;
  version: number;
  address: string;
}

export const viewAcceptedTexts = (texts: readonly AcceptedText[], locale: Locale): AcceptedTextView[] =>
  texts.map(({ version, words, address }) => ({ title: wordsIn({ words }, locale).title, version, address }));

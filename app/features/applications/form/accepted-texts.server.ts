import { formatDate } from "#app/i18n/format.server.ts";
import {
  TEXT_KEYS,
  textAddress,
  type TextsInForce,
  type TextVersion,
  wordsIn,
} from "#app/platform/association-texts.ts";
import { findTextVersion } from "#app/platform/association-texts.server.ts";
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

/** The texts as they were accepted, each at the address where that version stays. */
export async function listAcceptedTexts(db: Reader, declarations?: Record<string, unknown>): Promise<AcceptedText[]> {
  const accepted = acceptedTexts(declarations);
  const found = [];
  for (const key of TEXT_KEYS) {
    const version = accepted[key];
    const text = version === undefined ? null : await findTextVersion(db, key, version);
    if (text) found.push({ version: text.version, words: text.words, address: textAddress(key, text.version) });
  }
  return found;
}

export interface AcceptedTextView {
  title: string;
  version: number;
  address: string;
}

export const viewAcceptedTexts = (texts: readonly AcceptedText[], locale: Locale): AcceptedTextView[] =>
  texts.map(({ version, words, address }) => ({ title: wordsIn({ words }, locale).title, version, address }));

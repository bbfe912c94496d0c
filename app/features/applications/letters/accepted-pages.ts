import type { LetterFrame, LinkedPages } from "#app/features/letters/letter.ts";
import type { AcceptedTextView } from "../form/accepted-texts.server.ts";

/** Texts that were accepted, below what is said of them: each in its version and where it stays. */
export function textsUnder({ t }: LetterFrame, lead: string, texts: readonly AcceptedTextView[]): LinkedPages {
  const pages = texts.map(({ address: url, ...text }) => ({ label: t("applications:texts.named", text), url }));
  return { lead, pages };
}

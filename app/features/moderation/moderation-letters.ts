import type { TFunction } from "i18next";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Locale } from "#db/locales.ts";
import type { PageFault } from "#db/vocabulary-moderation.ts";

type ModerationLetterKind = `page-${
  | "reported"
  | "look_again"
  | "shown_again"
  | "stays_hidden"
  | "hidden"
  | "hidden_partner"
  | "hidden_result"
  | "put_back"
  | "put_back_partner"
  | "put_back_result"
  | "kept"
  | "kept_partner"
  | "kept_result"
  | "outcome"}`;

/** What a letter tells of a page; never who reported it. */
export interface ToldOfPage {
  titleIn: (locale: Locale) => { text: string };
  /** Null where its reader can open none. */
  url: string | null;
  /** What was wrong with it. */
  fault?: PageFault;
  /** What somebody wrote for its reader. */
  words?: string | null;
  /** What a coordinator found; said in another sentence. */
  found?: string;
  /** Until when it can be asked that somebody else look at it. */
  until?: (locale: Locale) => string;
}

const faultLine = (t: TFunction, fault: PageFault) =>
  t("moderation-mail:fault", { fault: t(`moderation:fault.${fault}`) });

export function moderationLetter(frame: LetterFrame, kind: ModerationLetterKind, told: ToldOfPage): Letter {
  const { t, locale } = frame;
  const values = { page: told.titleIn(locale).text };
  const body = `${LETTERS[kind].words}.${told.found ?? "body"}`;
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [
      t(body, { ...values, until: told.until?.(locale) }),
      ...(told.fault ? [faultLine(t, told.fault)] : []),
      ...(told.words ? [[t("moderation-mail:words"), told.words].join("\n")] : []),
    ],
    action: told.url === null ? undefined : { label: linkOf(t, kind), url: told.url },
  });
}

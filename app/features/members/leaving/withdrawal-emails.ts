import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";

interface WithdrawalLetter {
  /** In the reader's language. */
  institution: string;
  number: string;
  /** The last day as a member; null until it is known. */
  day: string | null;
  url: string;
}

/** What happens to the wish of an institution to leave. */
export type WithdrawalNews = "asked" | "acknowledged" | "taken_back" | "in_effect";

/** To those who speak for the institution, and to its coordinators: how its withdrawal stands. */
export function withdrawalLetter(frame: LetterFrame, news: WithdrawalNews, letter: WithdrawalLetter) {
  const { t, reader } = frame;
  const { institution, number, url } = letter;
  const words = { institution, number, day: letter.day ?? "" };
  const isSecretariat = reader === "secretariat";
  const last = letter.day === null ? "members-mail:withdrawal.day_open" : "members-mail:withdrawal.day";
  const next = {
    asked: t(isSecretariat ? "members-mail:withdrawal.asked.next_secretariat" : "members-mail:withdrawal.back"),
    acknowledged: t("members-mail:withdrawal.back"),
    taken_back: t("members-mail:withdrawal.taken_back.next"),
    in_effect: t("members-mail:withdrawal.in_effect.next"),
  }[news];
  const isComing = news === "asked" || news === "acknowledged";
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-withdrawal-${news}`, { institution }),
    paragraphs: [t(`members-mail:withdrawal.${news}.text`, words), ...(isComing ? [t(last, words)] : []), next],
    action: { label: t(`members-mail:${isSecretariat ? "action_secretariat" : "action"}`), url },
  });
}

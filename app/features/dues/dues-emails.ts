import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";

/** What is told of an invoice. */
export type DuesNews = "invoiced" | "cancelled" | "received" | "undone" | "before" | "overdue" | "again";

interface DuesLetter {
  /** In the reader's language. */
  institution: string;
  number: string;
  year: string;
  /** What the invoice asks for, what has come of it, and what is still to be paid. */
  amount: string;
  paid: string;
  open: string;
  day: string;
  /** Of what was cancelled or undone. */
  reason: string;
  /** The sum a payment brought. */
  sum: string;
  url: string;
}

/** To those who deal with the dues of a member: how one of its invoices stands. */
export function duesLetter(frame: LetterFrame, news: DuesNews, { url, ...words }: DuesLetter) {
  const { t } = frame;
  const isAsking = news === "invoiced" || news === "before" || news === "overdue" || news === "again";
  return composeLetter(frame, {
    subject: subjectOf(t, `dues-${news}`, { institution: words.institution, number: words.number }),
    paragraphs: [
      t(`dues-mail:${news}.text`, words),
      isAsking ? t("dues-mail:how_to_pay", words) : "",
      news === "cancelled" || news === "undone" ? words.reason : "",
    ],
    action: { label: t("dues-mail:action"), url },
  });
}

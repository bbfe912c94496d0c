import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { whatIsLeft } from "./invoice.ts";

/** What is told of an invoice. */
export type DuesNews = "invoiced" | "cancelled" | "received" | "undone" | "before" | "overdue" | "again";

interface DuesLetter {
  /** In the reader's language. */
  institution: string;
  number: string;
  year: string;
  /** What the invoice asks for, what has come of it, what is still to be paid or has come too much. */
  amount: string;
  paid: string;
  open: string;
  over: string;
  left: ReturnType<typeof whatIsLeft>;
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
      news === "received" || news === "undone" ? t(`dues-mail:left.${words.left}`, words) : "",
      isAsking ? t("dues-mail:how_to_pay", words) : "",
      news === "undone" ? t("dues-mail:undone.reason") : "",
      news === "cancelled" || news === "undone" ? words.reason : "",
    ],
    action: { label: t("dues-mail:action"), url },
  });
}

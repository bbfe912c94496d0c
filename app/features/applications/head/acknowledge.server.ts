import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { maySignAs } from "../file/same-person.server.ts";
import { sheetInWords } from "../file/sheet-of-head.server.ts";
import { fixedCopy } from "../file/own-application.server.ts";
import { listSignedTexts, viewAcceptedTexts } from "../form/accepted-texts.server.ts";
import { receivedByHeadLetter, receivedLetter } from "../letters/applying-letters.ts";
import { writeToApplicants, writeToHead } from "../letters/write-to-applicants.server.ts";
import { decisionDay } from "../statistics/decision-times.server.ts";
import type { Confirmation } from "./confirmation-queries.server.ts";
import { confirmationToken, confirmationUrl } from "../file/confirmation-link.server.ts";

export interface Signature {
  signedName: string;
  signedPosition: string;
  /** The language of the page on which the head signed. */
  locale?: Locale;
  /** The commitment signed on paper, where the head prefers that. */
  sheet?: StoredFile;
}

interface Receipt extends Confirmation {
  caseNumber: string;
  /** By when it is checked. */
  dueAt: Date;
  signature: Signature;
}

/** Tells the applicants and the head that the application is received, and the head what was signed. */
export async function acknowledge(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  { file, link, caseNumber, dueAt, signature }: Receipt,
  now: Date,
): Promise<void> {
  const { application } = file;
  const expected = await decisionDay(tx, { category: application.category, elapsed: 0, checkBy: dueAt }, now);
  const daysIn = (locale: Locale) => ({ until: formatDate(dueAt, locale), decision: formatDate(expected, locale) });
  const url = `${config.origin}/applications/${application.id}`;
  const occasion = `application-received:${application.id}:${link.id}`;
  const kind = "application-received";
  const accepted = await listSignedTexts(tx, file.answers.declarations, now);
  const textsIn = (locale: Locale) =>
    viewAcceptedTexts(accepted, locale).map((text) => ({ ...text, address: config.origin + text.address }));
  const signer = {
    name: signature.signedName,
    position: signature.signedPosition,
    insteadOf: maySignAs(signature.signedName, link.headName) ? null : link.headName,
  };
  const toApplicants = (frame: LetterFrame, institution: string) => {
    const texts = textsIn(frame.locale);
    return receivedLetter(frame, { institution, caseNumber, ...daysIn(frame.locale), texts, url }, signer);
  };
  await writeToApplicants(tx, application, { occasion, kind, compose: toApplicants }, now);
  const signed = {
    ...signer,
    documents: [...file.documents.map(({ name }) => name), ...(signature.sheet ? [sheetInWords(signature.sheet)] : [])],
    digest: fixedCopy(file).digest,
  };
  const toHead = (frame: LetterFrame, institution: string) =>
    receivedByHeadLetter(
      frame,
      {
        institution,
        caseNumber,
        ...daysIn(frame.locale),
        texts: textsIn(frame.locale),
        url: confirmationUrl(config, frame.locale),
      },
      { ...signed, at: formatDateTime(now, frame.locale) },
    );
  const head = { ...link, locale: signature.locale };
  const token = confirmationToken(config.secret, link.id);
  const post = { link: head, token, occasion: `${occasion}:head`, kind, compose: toHead } as const;
  await writeToHead(tx, config, application, post, now);
}

import type { LetterAbout, SubjectValues } from "#app/features/letters/kinds.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";

export interface CaseData {
  institution: string;
  caseNumber: string;
  /** Where the reader goes on: the status page, the dossier or the directory. */
  url: string;
}

export const bullets = (items: readonly string[]) => items.map((item) => `• ${item}`).join("\n");

/** A title with its items below; nothing where there is none. */
export const listed = (title: string, items: readonly string[]) =>
  items.length > 0 ? `${title}\n${bullets(items)}` : "";

/** A letter about a case: the sentences of its kind, and the link where the reader goes on. */
export function compose<Kind extends LetterAbout<"application">>(
  frame: LetterFrame,
  kind: Kind,
  data: Pick<CaseData, "url"> & SubjectValues<Kind>,
  paragraphs: string[],
): Letter {
  const { url, ...values } = data;
  return composeLetter(frame, {
    subject: subjectOf(frame.t, kind, values as unknown as SubjectValues<Kind>),
    paragraphs,
    action: actionOf(frame, kind, url),
  });
}

/** What leads to pages that everybody can open. */
const OPEN_TO_ALL: readonly LetterAbout<"application">[] = ["application-approved", "application-membership-begun"];

/** The link of a letter. A head has no account: what only its applicant can open gives way to the page of the confirmation. */
export function actionOf({ t, reader, ownPage }: LetterFrame, kind: LetterAbout<"application">, url: string) {
  if (reader !== "head" || OPEN_TO_ALL.includes(kind)) return { label: linkOf(t, kind), url };
  return ownPage ? { label: linkOf(t, "application-withdrawn-head"), url: ownPage } : undefined;
}

import type { FormContext } from "./form.ts";
import { isOwnStatement } from "./own-statement.ts";

type Shown = Pick<FormContext, "answers" | "documents">;

/** Whether a letter of the authority is among the documents: a licence, which everybody uploads, is none. */
export function hasAuthorityLetter({ answers, documents = [] }: Shown): boolean {
  return answers.legal?.recog_letter === true && documents.includes("recognition_accreditation");
}

/** Whether an identifier, a page or a letter of others shows the recognition: any one is enough to send the file. */
export function isRecognitionShown({ answers, documents }: Shown): boolean {
  const { identity = {}, legal = {} } = answers;
  const pages = [legal.recog_url, legal.recog_page_url].filter((page) => !isOwnStatement(page, identity));
  return [...pages, identity.whed_id, identity.ror_id].some(Boolean) || hasAuthorityLetter({ answers, documents });
}

import { parse, type SubmissionResult } from "@conform-to/react";
import { refuse } from "./refusals.server.ts";

interface TypedForm {
  /** The fields as a tree, exactly as they were typed. */
  payload: Record<string, unknown>;
  /** What an action answers so that the page shows the form again, unchecked or with errors at some fields. */
  answer(errors?: Record<string, string[]>): SubmissionResult;
}

/**
 * A form that is kept or shown again without being checked: a draft, or a form to which a row was added. A row that a
 * button of the form adds or takes away is already added or gone: `readForm` knows the lists of the form.
 */
export function typedForm(fields: URLSearchParams): TypedForm {
  try {
    const submission = parse(fields, { resolve: () => ({ error: {} }) });
    const { status, error, ...reply } = submission.reply();
    return {
      payload: submission.payload,
      answer: (errors) => (errors ? { ...reply, status: "error", error: errors } : reply),
    };
  } catch {
    throw refuse(400);
  }
}

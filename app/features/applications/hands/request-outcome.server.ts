import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { OutcomeView } from "./requests-model.ts";

/** What became of a request: with what it was answered, by whom and when. */
export async function viewOutcome(db: Reader, request: AccessRequestRow, locale: Locale): Promise<OutcomeView> {
  const { state, settledAt, settledById, givenRole, answer } = request;
  return {
    state,
    role: givenRole ? translator(locale)(`vocabulary:role.${givenRole}`) : "",
    by: (settledById && (await findAccountById(db, settledById))?.name) || "",
    at: settledAt ? formatDateTime(settledAt, locale) : "",
    words: answer,
  };
}

import { useMatches } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { OPENED_BY, OPENED_FOR } from "#app/platform/opened-by.ts";
import { useRootData } from "./root-data.ts";

/**
 * Stands first in every form that is sent: for whom the page was made. Whoever signs in in another tab meanwhile does not
 * send it in their own name (`checkOpener` in app/http). On the pages of one's institution, whose loaders say `openedFor`,
 * also for which: a form that was opened before two members became one goes out for no other without a word.
 *
 * Browsers know a form by the names of its first fields when they put back what was typed, and put ticks back by their
 * place. Lists stand in the order of the language, so the name tells it: what was ticked in one is put back in no other.
 */
export function OpenedBy() {
  const viewer = useRootData()?.viewer;
  const { i18n } = useTranslation();
  const openedFor = useMatches().map(({ data }) => (data as { openedFor?: string } | undefined)?.openedFor);
  const institution = openedFor.find((id) => id !== undefined);
  if (!viewer) return null;
  return (
    <>
      <input type="hidden" name={`${OPENED_BY}-${i18n.language}`} value={viewer.id} />
      {institution && <input type="hidden" name={OPENED_FOR} value={institution} />}
    </>
  );
}

import { OPENED_BY } from "#app/platform/opened-by.ts";
import { useRootData } from "./root-data.ts";

/**
 * Stands in every form that is sent: for whom the page was made. Whoever signs in in another tab meanwhile does not send it
 * in their own name (`checkOpener` in app/http).
 */
export function OpenedBy() {
  const viewer = useRootData()?.viewer;
  return viewer ? <input type="hidden" name={OPENED_BY} value={viewer.id} /> : null;
}

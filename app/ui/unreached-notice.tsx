import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { holdLeaving } from "./hold-leaving.ts";
import { useUnreached } from "./reachability.ts";
import { stayOnPage } from "./stay-on-page.ts";

/** Says what could not reach the portal, in view wherever somebody is on the page; the page stays as it is. */
export function UnreachedNotice() {
  const { t } = useTranslation("common");
  const unreached = useUnreached();
  useEffect(stayOnPage, []);
  useEffect(holdLeaving, []);
  if (!unreached) return null;
  return (
    <p role="status" className="unreached">
      {t(`unreached.${unreached}`)}
    </p>
  );
}

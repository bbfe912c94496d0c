import { useTranslation } from "react-i18next";
import { useUnreached } from "./reachability.ts";

/** Says what could not reach the portal, in view wherever somebody is on the page; the page stays as it is. */
export function UnreachedNotice() {
  const { t } = useTranslation("common");
  const unreached = useUnreached();
  if (!unreached) return null;
  return (
    <p role="status" className="unreached">
      {t(`unreached.${unreached}`)}
    </p>
  );
}

import { useTranslation } from "react-i18next";
import { useRootData } from "./root-data.ts";

/** What a page that shows it names as its `script`. */
export const COPY_SCRIPT = "/copy-address.js";

/** The address under which a page is passed on, with a button that copies it; the button appears with its script. */
export function CopyAddress({ path }: { path: string }) {
  const { t } = useTranslation("common");
  const root = useRootData();
  return (
    <p className="copy-address small no-print" data-copy-address>
      <span className="soft">{t("copy.address")}</span> <bdi>{`${root?.origin ?? ""}${path}`}</bdi>{" "}
      <button type="button" className="button button-quiet button-small" hidden>
        {t("copy.button")}
      </button>{" "}
      <span role="status" data-copied={t("copy.copied")} data-selected={t("copy.selected")} />
    </p>
  );
}

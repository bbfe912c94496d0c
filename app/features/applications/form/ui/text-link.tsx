import { useTranslation } from "react-i18next";
import { textAddress, type TextKey } from "#app/platform/association-texts.ts";

/** Leads to a text that is accepted here, beside the page, so that nothing typed is left behind. */
export function TextLink({ text }: { text: TextKey }) {
  const { t } = useTranslation("applications");
  return (
    <a href={textAddress(text)} target="_blank" rel="noopener">
      {t(`public:texts.${text}`)} <span className="visually-hidden">({t("texts.new_tab")})</span>
    </a>
  );
}

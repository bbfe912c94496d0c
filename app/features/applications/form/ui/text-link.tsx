import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { textAddress, type TextKey } from "#app/platform/association-texts.ts";
import type { ChangedTextView } from "../declarations.ts";

interface TextLinkProps {
  text: TextKey;
  /** As it stood; left out, as it is. */
  version?: number;
}

/** Leads to a text that is accepted here, beside the page, so that nothing typed is left behind. */
export function TextLink({ text, version }: TextLinkProps) {
  const { t } = useTranslation("applications");
  return (
    <a href={textAddress(text, version)} target="_blank" rel="noopener">
      {version === undefined ? t(`public:texts.${text}`) : t(`texts.of_version.${text}`, { version })}{" "}
      <span className="visually-hidden">({t("texts.new_tab")})</span>
    </a>
  );
}

/** Texts of the page that have changed since they were ticked. */
export const ChangedTexts = createContext<Partial<Record<TextKey, ChangedTextView>>>({});

/** The text beside its tick; where it has changed since, both versions and the day. */
export function TextOfTick({ text }: { text: TextKey }) {
  const { t } = useTranslation("applications");
  const changed = useContext(ChangedTexts)[text];
  if (!changed) return <TextLink text={text} />;
  return (
    <>
      <strong>{t("texts.changed", { date: changed.date })}</strong> <TextLink text={text} version={changed.version} />
      {" · "}
      <TextLink text={text} version={changed.ticked} />
    </>
  );
}

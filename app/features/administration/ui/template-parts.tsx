import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlaceholderList } from "#app/ui/placeholder-list.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { Locale } from "#db/locales.ts";

export function TemplatePlaceholders({ placeholders }: { placeholders: { name: string; meaning: string }[] }) {
  const { t } = useTranslation("administration");
  return (
    <Callout title={t("templates.placeholders")}>
      <PlaceholderList placeholders={placeholders} />
      <p>{t("templates.rule")}</p>
    </Callout>
  );
}

export function TemplatePreview({ letters }: { letters: { code: Locale; subject: string; text: string }[] }) {
  const { t } = useTranslation("administration");
  return (
    <Callout role="status" isArrival>
      <p>
        <strong>{t("texts.preview_title")}</strong>
      </p>
      {letters.map(({ code, subject, text }) => (
        <div key={code} lang={code}>
          <Disclosure summary={subject} isOpen>
            <PlainText text={text} lang={code} hasLinks={false} />
          </Disclosure>
        </div>
      ))}
    </Callout>
  );
}

export function TemplateVersions({
  address,
  versions,
}: {
  address: string;
  versions: { version: number; date: string | null }[];
}) {
  const { t } = useTranslation("administration");
  return (
    <>
      <h2>{t("templates.versions")}</h2>
      <ul>
        {versions.map(({ version, date }) => (
          <li key={version}>
            <Link to={`${address}?version=${version}`}>
              {date ? t("public:texts.version_since", { version, date }) : t("public:texts.version", { version })}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

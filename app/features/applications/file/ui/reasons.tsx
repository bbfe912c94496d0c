import { useTranslation } from "react-i18next";

/** The grounds of a recommendation or a decision, each with its letter. */
export function Reasons({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation("vocabulary");
  if (codes.length === 0) return null;
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>
          {code}. {t(`reason.${code}.title`)}
        </li>
      ))}
    </ul>
  );
}

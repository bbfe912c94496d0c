import { useTranslation } from "react-i18next";

interface UnderstoodAnswer {
  label: string;
  text: string;
  /** Where it is asked. */
  to: string;
}

/** Answers of which was kept what the portal understood, and not the letters that were typed. */
export function UnderstoodList({ answers }: { answers: readonly UnderstoodAnswer[] }) {
  const { t } = useTranslation("common");
  if (answers.length === 0) return null;
  return (
    <>
      <p>{t("form.understood")}</p>
      <ul>
        {answers.map(({ label, text, to }) => (
          <li key={`${label} ${to}`}>
            <a href={to}>{label}</a>: <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

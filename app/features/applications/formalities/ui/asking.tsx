import { useTranslation } from "react-i18next";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";

interface AskingProps {
  asking: { institution: ShownName; caseNumber: string | null; preparer: string | null; until: string | null };
  before: { version: number; now: number; date: string; to: string; news: string[] } | null;
}

/** Who asks the head to sign, until when, and why once more. */
export function Asking({ asking: { institution, caseNumber, preparer, until }, before }: AskingProps) {
  const { t } = useTranslation("formalities");
  return (
    <>
      <Facts
        items={[
          {
            term: t("applications:confirm.summary.institution"),
            value: <InstitutionName {...institution} isInline />,
          },
          { term: t("sign.case"), value: caseNumber },
          { term: t("applications:confirm.summary.preparer"), value: preparer },
          { term: t("sign.until"), value: until },
        ]}
      />
      {before && (
        <Callout tone="wait" title={t("sign.again.title")}>
          <p>
            {t("sign.again.text", before)} <a href={before.to}>{t("sign.again.read", before)}</a>
          </p>
          {before.news.length > 0 && (
            <>
              <p>{t("sign.again.news")}</p>
              <ul>
                {before.news.map((part) => (
                  <li key={part}>{part}</li>
                ))}
              </ul>
            </>
          )}
        </Callout>
      )}
    </>
  );
}

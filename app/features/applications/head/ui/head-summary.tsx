import { lineOf } from "#app/i18n/isolate.ts";
import { useTranslation } from "react-i18next";
import type { TextKey } from "#app/platform/association-texts.ts";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import type { HeadSummaryView, SignedView } from "../confirmation-model.ts";
import { TextLink } from "../../form/ui/text-link.tsx";

/** The application on one screen: who applies, as what, who prepared it, and what confirming means. */
export function HeadSummary({ summary, texts }: { summary: HeadSummaryView; texts: TextKey[] }) {
  const { t } = useTranslation("applications");
  const { institution, category, categoryReasons, preparer, representatives, until } = summary;
  return (
    <Card title={t("confirm.summary.title")}>
      <div className="stack">
        <Facts
          items={[
            { term: t("confirm.summary.institution"), value: <span dir="auto">{institution}</span> },
            { term: t("confirm.summary.category"), value: `${category}. ${categoryReasons.join(" ")}` },
            { term: t("confirm.summary.preparer"), value: preparer },
            { term: t("confirm.summary.representatives"), value: representatives.join("; ") },
            { term: t("confirm.summary.until"), value: until },
          ]}
        />
        <p>{t("confirm.summary.means")}</p>
        <p className="row">
          {texts.map((text) => (
            <TextLink key={text} text={text} />
          ))}
          <a href="#file">{t("confirm.summary.jump")}</a>
        </p>
      </div>
    </Card>
  );
}

/** What the head signed, to be kept. */
export function SignedCopy({ signed }: { signed: SignedView }) {
  const { t } = useTranslation("applications");
  const { name, position, at, digest, documents, to } = signed;
  return (
    <Card title={t("confirm.copy.title")}>
      <div className="stack">
        <Facts
          items={[
            { term: t("confirm.copy.signed"), value: lineOf([name, position, at]) },
            { term: t("confirm.copy.documents"), value: documents.join("; ") },
            { term: t("confirm.copy.digest"), value: <code>{digest}</code> },
          ]}
        />
        <p>
          <a href={to}>{t("confirm.copy.pdf")}</a>
        </p>
        <p className="small soft">{t("confirm.copy.note")}</p>
      </div>
    </Card>
  );
}

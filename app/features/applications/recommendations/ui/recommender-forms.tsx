import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { CheckboxField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { lineOf } from "#app/i18n/isolate.ts";
import { LEAST_WORDS, MOST_WORDS, RECOMMENDATION_LENGTHS } from "../recommendation.schema.ts";
import type { RecommenderPage } from "../recommendations-model.ts";

/** Who asks, for whom, and what the association is. */
export function RecommenderSummary({ page }: { page: RecommenderPage }) {
  const { t } = useTranslation("recommendations");
  const { asker, facts, institution, association, until } = page;
  const { kind, city, country, website } = facts;
  return (
    <Card title={t("page.about")}>
      <Facts
        items={[
          { term: t("page.asker"), value: asker && lineOf([asker.name, asker.position, asker.email]) },
          { term: t("page.institution"), value: <span dir="auto">{institution}</span> },
          { term: t("page.kind"), value: kind },
          { term: t("page.place"), value: lineOf([city, country]) },
          { term: t("page.website"), value: website && <ExternalLink href={website} /> },
          { term: t("page.until"), value: page.state === "asked" && until },
        ]}
      />
      <p>{t("page.association", { association })}</p>
      <p>{t("page.who_reads")}</p>
    </Card>
  );
}

type Answer = Record<"words" | "signedName" | "signedPosition" | "tie" | "mayShow" | "reason", string> & {
  isFinal: boolean;
};

interface FormProps {
  page: RecommenderPage;
  result: SubmissionResult | undefined;
}

/** The recommendation, or the refusal to give one: one form, so that neither loses what was typed for the other. */
export function RecommendForm({ page, result }: FormProps) {
  const { t } = useTranslation("recommendations");
  const { given, name, state } = page;
  const [form, fields] = useForm<Answer>({
    id: "recommend",
    lastResult: result,
    defaultValue: given ?? { signedName: name },
  });
  const labels = {
    words: t("page.words"),
    signedName: t("page.name"),
    signedPosition: t("page.position"),
    tie: t("page.tie"),
    mayShow: t("page.may_show"),
    reason: t("page.reason"),
    isFinal: t("page.decline_confirm"),
  };
  const yesNo = (["yes", "no"] as const).map((value) => ({ value, label: t(`page.may_show_${value}`) }));
  // What is handed back was typed over what its own tab showed, whatever stands now.
  const version = result ? result.initialValue?.version : given?.version;
  return (
    <Card title={t(given ? "page.change" : "page.give")}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="version" value={typeof version === "string" ? version : ""} />
        <TextAreaField
          field={fields.words}
          label={labels.words}
          help={t("page.words_help")}
          rows={10}
          limit={MOST_WORDS}
          least={LEAST_WORDS}
        />
        <TextField field={fields.signedName} label={labels.signedName} autoComplete="name" width="medium" />
        <TextField
          field={fields.signedPosition}
          label={labels.signedPosition}
          autoComplete="organization-title"
          width="medium"
        />
        <TextAreaField
          field={fields.tie}
          label={labels.tie}
          help={t("page.tie_help")}
          rows={2}
          limit={RECOMMENDATION_LENGTHS.tie}
        />
        <RadioGroupField field={fields.mayShow} label={labels.mayShow} options={yesNo} />
        <div>
          <Button type="submit" name="intent" value="give">
            {t(given ? "page.save_change" : "page.send")}
          </Button>
        </div>
        {state === "asked" && (
          <Disclosure summary={t("page.no")} isOpen={result?.initialValue?.intent === "decline"}>
            <div className="form">
              <p>{t("page.decline_text")}</p>
              <TextAreaField
                field={fields.reason}
                label={labels.reason}
                help={t("page.reason_help")}
                rows={3}
                limit={RECOMMENDATION_LENGTHS.reason}
                isOptional
              />
              <CheckboxField field={fields.isFinal} label={labels.isFinal} />
              <div>
                <Button type="submit" name="intent" value="decline" variant="danger">
                  {t("page.decline")}
                </Button>
              </div>
            </div>
          </Disclosure>
        )}
      </PortalForm>
    </Card>
  );
}

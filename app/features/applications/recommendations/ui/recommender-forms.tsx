import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { lineOf } from "#app/i18n/isolate.ts";
import { LEAST_WORDS, MOST_WORDS, RECOMMENDATION_LENGTHS } from "../recommendation.schema.ts";
import type { RecommenderPage } from "../recommendations-model.ts";

interface FormProps {
  page: RecommenderPage;
  /** What was refused, of whichever of the two forms. */
  result: SubmissionResult | undefined;
}

const of = (result: SubmissionResult | undefined, intent: string) =>
  result?.initialValue?.intent === intent ? result : undefined;

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

type Given = { words: string; signedName: string; signedPosition: string; tie: string; mayShow: string };

/** The recommendation: the words, who writes, and whether the applicant may read it. */
export function RecommendForm({ page, result }: FormProps) {
  const { t } = useTranslation("recommendations");
  const { given, name } = page;
  const [form, fields] = useForm<Given>({
    id: "recommend",
    lastResult: of(result, "give"),
    defaultValue: given ?? { signedName: name },
  });
  const labels = {
    words: t("page.words"),
    signedName: t("page.name"),
    signedPosition: t("page.position"),
    tie: t("page.tie"),
    mayShow: t("page.may_show"),
  };
  const yesNo = (["yes", "no"] as const).map((value) => ({ value, label: t(`page.may_show_${value}`) }));
  return (
    <Card title={t(given ? "page.change" : "page.give")}>
      <PortalForm form={form} labels={labels}>
        {given && <input type="hidden" name="seen" value={given.seen} />}
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
      </PortalForm>
    </Card>
  );
}

export function DeclineRecommendation({ result }: Pick<FormProps, "result">) {
  const { t } = useTranslation("recommendations");
  const [form, fields] = useForm<{ reason: string }>({ id: "decline", lastResult: of(result, "decline") });
  const labels = { reason: t("page.reason") };
  return (
    <Card title={t("page.no")} isQuiet>
      <PortalForm form={form} labels={labels}>
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("page.reason_help")}
          rows={3}
          limit={RECOMMENDATION_LENGTHS.reason}
          isOptional
        />
        <div>
          <Button type="submit" name="intent" value="decline" variant="quiet">
            {t("page.decline")}
          </Button>
        </div>
      </PortalForm>
    </Card>
  );
}

import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { MembershipFacts } from "../../membership/ui/membership-facts.tsx";
import { EntryCards } from "../../year/ui/entry-cards.tsx";
import { ReportedYears } from "../../year/ui/reported-years.tsx";
import type { ReportedYear } from "../../year/ui/year-model.ts";
import { LONGEST_SUMMARY } from "../renewal.schema.ts";
import type { RenewalView, TermView } from "./renewal-model.ts";

interface RenewalProps {
  view: RenewalView;
  /** What was told of the years of the term. */
  reported: readonly ReportedYear[];
  lastResult: SubmissionResult | undefined;
}

const TONES = {
  early: "info",
  open: "wait",
  asked: "info",
  in_grace: "bad",
  run_out: "bad",
} as const satisfies Record<TermView["state"], string>;

/** Another term of a membership: what stands in the entry, what is confirmed with the button, and from when to when. */
export function RenewalPage({ view, reported, lastResult }: RenewalProps) {
  const { t } = useTranslation("members");
  const { term, card, accredited } = view;
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      {term === null ? (
        <Callout tone="info" title={t("renewal.endless")} />
      ) : (
        <Callout tone={TONES[term.state]} title={t(`renewal.state.${term.state}`, { ...term })}>
          <p>{t(`renewal.state.${term.state}_text`, { ...term })}</p>
        </Callout>
      )}
      <Card title={t("profile.membership")}>
        <MembershipFacts card={card} />
        {accredited && (
          <p>
            {t("profile.accredited_until")}: {accredited}
          </p>
        )}
      </Card>
      {term !== null && term.state !== "early" && <Asking view={view} reported={reported} lastResult={lastResult} />}
    </>
  );
}

function Asking({ view, reported, lastResult }: RenewalProps) {
  const { t } = useTranslation("members");
  return (
    <>
      <EntryCards view={view} noProjects={t("renewal.no_projects")} />
      <ReportedYears years={reported} text={t("year.reported.own")} />
      <RenewalForm view={view} lastResult={lastResult} />
    </>
  );
}

function RenewalForm({ view: { term, seen, next, doubts, values }, lastResult }: Omit<RenewalProps, "reported">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<typeof values>({ id: "renewal", lastResult, defaultValue: values });
  const labels = {
    accreditedUntil: t("profile.accredited_until"),
    hasNoLastDay: t("year.no_last_day"),
    summary: t("renewal.summary"),
  };
  const isForPeople = doubts.length > 0;
  const isMended = doubts.every((doubt) => doubt === "accreditation_over");
  const until = next.until === null ? t("renewal.next_endless", next) : t("renewal.next", { ...next });
  return (
    <PortalForm form={form} labels={labels} enter="nothing">
      <input type="hidden" name="seen" value={seen} />
      <DateField
        field={fields.accreditedUntil}
        label={labels.accreditedUntil}
        help={t(values.accreditedUntil === "" ? "year.accredited_until_help" : "year.accredited_until_stands")}
        isOptional
      />
      {values.accreditedUntil !== "" && (
        <CheckboxField field={fields.hasNoLastDay} label={labels.hasNoLastDay} help={t("year.no_last_day_help")} />
      )}
      <TextAreaField
        field={fields.summary}
        label={labels.summary}
        help={t("renewal.summary_help")}
        rows={4}
        limit={{ unit: "characters", max: LONGEST_SUMMARY }}
        isOptional
      />
      {isForPeople && (
        <Callout tone="wait" title={t("renewal.looked_at")}>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{t(`renewal.doubt.${doubt}`)}</li>
            ))}
          </ul>
          {isMended && <p>{t("renewal.mended")}</p>}
        </Callout>
      )}
      <h2>{t("renewal.confirms")}</h2>
      <ul>
        <li>{t("renewal.confirms_entry")}</li>
        <li>{t("renewal.confirms_people")}</li>
        <li>{t("renewal.confirms_commitment")}</li>
        <li>{isForPeople ? t("renewal.confirms_wish") : until}</li>
      </ul>
      <FormActions>
        <Button type="submit">
          {t(isForPeople ? (term?.state === "asked" ? "renewal.ask_again" : "renewal.ask") : "renewal.renew")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

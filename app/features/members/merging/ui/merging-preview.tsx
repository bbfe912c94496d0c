import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DeskSearch } from "#app/ui/desk-search.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_RULING, SHORTEST_RULING } from "../../institution/lengths.ts";
import { Reopen, ToldApart } from "./alike-pairs.tsx";
import type { ChoiceView, Offered, PreviewView } from "./merging-model.ts";
import { MergingPlan } from "./merging-plan.tsx";

type Answer = SubmissionResult | undefined;

export const LONGEST_SEARCH = 200;

/** The other member is looked for, or is one of those that look like the same. */
export function MergingChoice({ choice: { q, isOwn, found, likely, told } }: { choice: ChoiceView }) {
  const { t } = useTranslation("members");
  return (
    <>
      <p className="lead">{t("merging.lead")}</p>
      <DeskSearch label={t("merging.search")} q={q} longest={LONGEST_SEARCH} kept={null} />
      {found && (
        <Card title={t("merging.found")}>
          {found.length === 0 ? (
            <p>{t(`merging.${isOwn ? "own_number" : "none_found"}`)}</p>
          ) : (
            <Candidates candidates={found} />
          )}
        </Card>
      )}
      {likely.length > 0 && (
        <Card title={t("merging.likely")}>
          <Candidates candidates={likely} />
        </Card>
      )}
      <ToldApart told={told} />
    </>
  );
}

function Candidates({ candidates }: { candidates: ChoiceView["likely"] }) {
  return (
    <ul>
      {candidates.map(({ name, number, place, to, why }) => (
        <li key={number}>
          <Link to={to}>{keepNumbers(number)}</Link> · {place} · <InstitutionName {...name} />
          {why.length > 0 && <span className="soft"> · {why.join(", ")}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Two members beside each other: what would move, and the form that asks for it. */
export function MergingPreview({ preview, lastResult }: { preview: PreviewView; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const { dismissed, swapTo, hindrances } = preview;
  return (
    <>
      {dismissed && (
        <Callout tone="info" title={dismissed.said}>
          <PlainText text={dismissed.note} />
          <Reopen number={dismissed.number} other={preview.other} />
        </Callout>
      )}
      <Card title={t("merging.preview")}>
        <p>{t("merging.preview_text")}</p>
        <p>
          <Link to={swapTo}>{t("merging.swap")}</Link>
        </p>
        <MergingPlan plan={preview} />
      </Card>
      {hindrances.length === 0 && preview.isAlone && <Callout tone="wait" title={t("merging.no_second")} />}
      {hindrances.length === 0 && <AskMerge preview={preview} lastResult={answered(lastResult, "ask")} />}
      {!dismissed && <Dismiss preview={preview} lastResult={answered(lastResult, "dismiss")} />}
    </>
  );
}

type Asked = {
  other: string;
  remains: string;
  reason: string;
  holdsFrom: string;
  taken: string[];
};

function AskMerge({ preview, lastResult }: { preview: PreviewView; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const { other, remains, offered, today } = preview;
  const [form, fields] = useForm<Asked>({ id: "merge", lastResult, defaultValue: { holdsFrom: today, taken: [] } });
  const labels = { reason: t("merging.reason"), holdsFrom: t("merging.holds_from"), taken: t("merging.offered") };
  return (
    <Card title={t("merging.ask_title")}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="other" value={other} />
        <input type="hidden" name="remains" value={remains} />
        {offered.length > 0 && (
          <CheckboxGroupField
            field={fields.taken}
            label={labels.taken}
            help={t("merging.offered_help")}
            options={offered.map(({ value, label, ...shown }) => ({ value, label, help: shownPicture(shown) }))}
            isOptional
          />
        )}
        <DateField field={fields.holdsFrom} label={labels.holdsFrom} help={t("merging.holds_from_help")} max={today} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("merging.reason_help")}
          rows={5}
          least={SHORTEST_RULING}
          limit={LONGEST_RULING}
        />
        <FormActions>
          <Button type="submit" name="intent" value="ask">
            {t("merging.ask")}
          </Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}

/** A picture beside its tick, drawn small: its words say what is on it. */
function shownPicture({ logo, cover }: Omit<Offered, "value" | "label">) {
  if (logo) return <Logo src={logo} name="" />;
  return cover && <img src={cover} alt="" width={240} height={96} loading="lazy" />;
}

function Dismiss({ preview: { other }, lastResult }: { preview: PreviewView; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ note: string }>({ id: "dismiss", lastResult });
  const labels = { note: t("merging.note_label") };
  return (
    <Disclosure summary={t("merging.dismiss_open")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="other" value={other} />
        <TextAreaField
          field={fields.note}
          label={labels.note}
          help={t("merging.note_help")}
          rows={3}
          limit={LONGEST_RULING}
        />
        <FormActions>
          <Button type="submit" name="intent" value="dismiss" variant="quiet">
            {t("merging.dismiss")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

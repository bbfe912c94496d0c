import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import type { HandoverView } from "./institution-model.ts";

interface HandoverProps {
  view: HandoverView;
  lastResult: SubmissionResult | undefined;
}

/** Handing over the main role: offered by the one, accepted or declined by the other. */
export function Handover({ view, lastResult }: HandoverProps) {
  const { t } = useTranslation("members");
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      {view.kind === "open" && <OfferForm successors={view.successors} lastResult={lastResult} />}
      {view.kind === "offered" && (
        <>
          <p className="lead">{t("handover.offered", { name: view.to, date: view.on })}</p>
          <p>{t("handover.until", { day: view.until })}</p>
          <Act intent="take-back" isQuiet />
        </>
      )}
      {view.kind === "settled" && <Settled view={view} />}
      {view.kind === "asked" && (
        <>
          <p className="lead">
            {t("handover.asked", { name: view.from, date: view.on, institution: view.institution })}
          </p>
          <p>{t("handover.asked_more")}</p>
          <p>{t("handover.answer_until", { day: view.until })}</p>
          <div className="row">
            <Act intent="accept" />
            <Act intent="decline" isQuiet />
          </div>
        </>
      )}
    </>
  );
}

/** An offer that is over: what became of it, and with whom the role is now. */
function Settled({ view }: { view: Extract<HandoverView, { kind: "settled" }> }) {
  const { t } = useTranslation("members");
  const { outcome, on, holder, isYours, people } = view;
  return (
    <>
      <p className="lead">{t(`handover.settled.${outcome}`, { date: on })}</p>
      {holder && <p>{isYours ? t("handover.with_you") : t("handover.with", { name: holder })}</p>}
      <p>
        <Link to={people}>{t("institution.title")}</Link>
      </p>
    </>
  );
}

function Act({ intent, isQuiet = false }: { intent: "take-back" | "accept" | "decline"; isQuiet?: boolean }) {
  const { t } = useTranslation("members");
  return (
    <Form method="post">
      <OpenedBy />
      <Button type="submit" name="intent" value={intent} variant={isQuiet ? "quiet" : "primary"}>
        {t(`handover.${intent}`)}
      </Button>
    </Form>
  );
}

type Offerable = Extract<HandoverView, { kind: "open" }>;

function OfferForm({ successors, lastResult }: Pick<Offerable, "successors"> & Pick<HandoverProps, "lastResult">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ userId: string }>({ id: "handover", lastResult });
  if (successors.length === 0) return <EmptyState title={t("handover.nobody")} text={t("handover.nobody_text")} />;
  return (
    <>
      <p className="lead">{t("handover.text")}</p>
      <PortalForm form={form} labels={{ userId: t("handover.to") }}>
        <input type="hidden" name="intent" value="offer" />
        <RadioGroupField field={fields.userId} label={t("handover.to")} options={successors} />
        <FormActions>
          <Button type="submit">{t("handover.offer")}</Button>
        </FormActions>
      </PortalForm>
    </>
  );
}

import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LONGEST_RULING, SHORTEST_RULING } from "#app/features/members/institution/lengths.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { RulingKind } from "#db/vocabulary.ts";
import type { RulingView } from "../../institution/ui/membership-model.ts";

type Answer = SubmissionResult | undefined;
type ProposedView = Extract<RulingView, { kind: "proposed" }>;

/** What is proposed for a membership, with what its reader can do about it. */
export function ProposedRuling({
  ruling,
  isAnew,
  lastResult,
}: {
  ruling: ProposedView;
  isAnew: boolean;
  lastResult: Answer;
}) {
  const { t } = useTranslation("members");
  const { id, ruling: kind, by, at, reason, may, waitsFor, agendaTo } = ruling;
  return (
    <Card title={t(`rulings.${kind}.proposed`)}>
      <p>{t("rulings.by", { name: by, date: at })}</p>
      <PlainText text={reason} />
      <p>{t(`rulings.${kind}.text`)}</p>
      {may === "answer" ? (
        <>
          <Confirm id={id} kind={kind} isAnew={isAnew} />
          <Decline key={id} id={id} lastResult={lastResult} />
        </>
      ) : (
        <p>{t(`rulings.waits_for.${waitsFor}`)}</p>
      )}
      {agendaTo && (
        <p>
          <Link to={agendaTo}>{t("rulings.agenda")}</Link>
        </p>
      )}
      {may === "take_back" && <Act intent="take_back" seen={id} isQuiet />}
    </Card>
  );
}

/** Who proposed it reads why. */
function Decline({ id, lastResult }: { id: string; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id: `decline-${id}`, lastResult });
  const labels = { reason: t("rulings.decline_reason") };
  return (
    <Disclosure summary={t("rulings.decline_open")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="seen" value={id} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("rulings.decline_help")}
          rows={4}
          least={SHORTEST_RULING}
          limit={LONGEST_RULING}
        />
        <FormActions>
          <Button type="submit" name="intent" value="decline" variant="quiet">
            {t("rulings.decline")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

const isGrave = (kind: RulingKind): kind is "suspend" | "terminate" => kind === "suspend" || kind === "terminate";

/**
 * What takes something from the member is asked once more, with what follows of it; and so is everything where another
 * proposal stood a moment ago, so that a second press does not fall on the next one.
 */
function Confirm({ id, kind, isAnew }: { id: string; kind: RulingKind; isAnew: boolean }) {
  const { t } = useTranslation("members");
  if (!isGrave(kind) && !isAnew)
    return (
      <>
        <p>{t("rulings.at_once")}</p>
        <Act intent="confirm" seen={id} />
      </>
    );
  return (
    <Disclosure summary={t("rulings.confirm")}>
      <div className="stack">
        <p>
          {t("rulings.at_once")} {isGrave(kind) && t("rulings.goes_out")}
        </p>
        <Act
          intent="confirm"
          seen={id}
          isDangerous={isGrave(kind)}
          label={isGrave(kind) ? t(`rulings.${kind}.confirm`) : undefined}
        />
      </div>
    </Disclosure>
  );
}

interface ActProps {
  intent: "confirm" | "take_back";
  /** Which proposal is answered. */
  seen: string;
  isQuiet?: boolean;
  isDangerous?: boolean;
  /** Where it says more than the intent. */
  label?: string;
}

function Act({ intent, seen, isQuiet, isDangerous, label }: ActProps) {
  const { t } = useTranslation("members");
  return (
    <Form method="post">
      <OpenedBy />
      <input type="hidden" name="seen" value={seen} />
      <Button
        type="submit"
        name="intent"
        value={intent}
        variant={isQuiet ? "quiet" : isDangerous ? "danger" : "primary"}
      >
        {label ?? t(`rulings.${intent}`)}
      </Button>
    </Form>
  );
}

import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { LONGEST_RULING, SHORTEST_RULING } from "#app/features/members/institution/lengths.ts";
import { type RulingKind, TERMINATION_GROUNDS } from "#db/vocabulary.ts";
import { isCategoryRuling } from "../../institution/rulings.ts";
import type { RulingView } from "../../institution/ui/membership-model.ts";

interface MembershipRulingProps {
  ruling: RulingView;
  lastResult: SubmissionResult | undefined;
}

/** What may be proposed for a membership, or what is proposed and waits for a second person. */
export function MembershipRuling({ ruling, lastResult }: MembershipRulingProps) {
  return ruling.kind === "free" ? (
    <Free ruling={ruling} lastResult={lastResult} />
  ) : (
    <Proposed ruling={ruling} lastResult={lastResult} />
  );
}

type FreeView = Extract<RulingView, { kind: "free" }>;

function Free({ ruling: { kinds, readers, replyDays }, lastResult }: { ruling: FreeView; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const ofCategory = kinds.filter(isCategoryRuling);
  const others = kinds.filter((kind) => !isCategoryRuling(kind) && kind !== "terminate");
  const onCategory = answered(lastResult, ...ofCategory);
  const onEnd = kinds.includes("terminate") ? answered(lastResult, "terminate") : undefined;
  // What can be proposed no more keeps its words in the form that is there now.
  const onOthers = (onCategory ?? onEnd) ? undefined : lastResult;
  return (
    <Card title={t("rulings.title")}>
      <p>{t("rulings.second")}</p>
      <Propose id="ruling" kinds={others} readers={readers.ruling} lastResult={onOthers} />
      {ofCategory.length > 0 && (
        <Disclosure summary={t("rulings.category")} isOpen={onCategory !== undefined}>
          <Propose id="category" kinds={ofCategory} readers={readers.category} lastResult={onCategory} />
        </Disclosure>
      )}
      {kinds.includes("terminate") && (
        <Disclosure summary={t("rulings.end")} isOpen={onEnd !== undefined}>
          <p>{t("rulings.terminate.text")}</p>
          <p>{t("rulings.end_heard", { count: replyDays })}</p>
          <ProposeEnd readers={readers.ending} lastResult={onEnd} />
        </Disclosure>
      )}
    </Card>
  );
}

/** The one proposal that the member is told of before anybody agrees. */
function ProposeEnd({ readers, lastResult }: Pick<ProposeProps, "readers" | "lastResult">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ ground: string; reason: string }>({ id: "termination", lastResult });
  const labels = { ground: t("notice.ground"), reason: t("memberships.reason") };
  const options = TERMINATION_GROUNDS.map((value) => ({ value, label: t(`vocabulary:termination_ground.${value}`) }));
  return (
    <PortalForm form={form} labels={labels}>
      <RadioGroupField field={fields.ground} label={labels.ground} options={options} />
      <LetterField
        field={fields.reason}
        readers={readers}
        label={labels.reason}
        help={t("memberships.reason_help")}
        rows={4}
        least={SHORTEST_RULING}
        limit={LONGEST_RULING}
      />
      <FormActions>
        <Button type="submit" name="intent" value="terminate" variant="danger">
          {t("rulings.terminate.propose")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

type Answer = SubmissionResult | undefined;
type ProposeProps = Pick<FreeView, "kinds"> & { id: string; readers: ReaderWords[]; lastResult: Answer };

function Propose({ id, kinds, readers, lastResult }: ProposeProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id, lastResult });
  return (
    <>
      {kinds.map((kind) => (
        <p key={kind}>{t(`rulings.${kind}.text`)}</p>
      ))}
      <PortalForm form={form} labels={{ reason: t("memberships.reason") }}>
        <LetterField
          field={fields.reason}
          readers={readers}
          label={t("memberships.reason")}
          help={t("memberships.reason_help")}
          rows={4}
          least={SHORTEST_RULING}
          limit={LONGEST_RULING}
        />
        <FormActions>
          {kinds.map((kind) => (
            <Button
              key={kind}
              type="submit"
              name="intent"
              value={kind}
              variant={kind === "suspend" ? "danger" : "primary"}
            >
              {t(`rulings.${kind}.propose`)}
            </Button>
          ))}
        </FormActions>
      </PortalForm>
    </>
  );
}

type ProposedView = Extract<RulingView, { kind: "proposed" }>;

/** Why an answer or a proposal was not taken, with the words that were sent. */
export function RulingRefused({ lastResult }: { lastResult: Answer }) {
  const { t } = useTranslation("members");
  const refusal = lastResult?.error?.[""]?.[0];
  const written = lastResult?.initialValue?.reason;
  if (!refusal) return null;
  return (
    <Callout tone="bad" role="alert" title={errorText(t, refusal)}>
      {typeof written === "string" && written !== "" && (
        <>
          <p>{t("rulings.written")}</p>
          <PlainText text={written} />
        </>
      )}
    </Callout>
  );
}

function Proposed({ ruling, lastResult }: { ruling: ProposedView; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const { id, ruling: kind, by, at, reason, may, waitsFor, agendaTo } = ruling;
  return (
    <Card title={t(`rulings.${kind}.proposed`)}>
      <RulingRefused lastResult={lastResult} />
      <p>{t("rulings.by", { name: by, date: at })}</p>
      <PlainText text={reason} />
      <p>{t(`rulings.${kind}.text`)}</p>
      {may === "answer" ? (
        <>
          <Confirm id={id} kind={kind} />
          <Act intent="decline" seen={id} isQuiet />
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

const isGrave = (kind: RulingKind): kind is "suspend" | "terminate" => kind === "suspend" || kind === "terminate";

/** What takes something from the member is asked once more, with what follows of it. */
function Confirm({ id, kind }: { id: string; kind: RulingKind }) {
  const { t } = useTranslation("members");
  if (!isGrave(kind))
    return (
      <>
        <p>{t("rulings.at_once")}</p>
        <Act intent="confirm" seen={id} />
      </>
    );
  return (
    <Disclosure summary={t("rulings.confirm")}>
      <div className="stack">
        {" "}
        <p>
          {t("rulings.at_once")} {t("rulings.goes_out")}
        </p>
        <Act intent="confirm" seen={id} isDangerous label={t(`rulings.${kind}.confirm`)} />
      </div>{" "}
    </Disclosure>
  );
}

interface ActProps {
  intent: "confirm" | "decline" | "take_back";
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

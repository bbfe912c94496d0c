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
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_RULING, SHORTEST_RULING } from "#app/features/members/institution/lengths.ts";
import type { RulingKind } from "#db/vocabulary.ts";
import { isCategoryRuling } from "../../institution/rulings.ts";
import type { RulingView } from "../../institution/ui/membership-model.ts";

interface MembershipRulingProps {
  ruling: RulingView;
  /** Something was refused just now that no form here was sent for. */
  isAnew: boolean;
  /** The answer to one of the forms that are here. */
  lastResult: SubmissionResult | undefined;
}

/** What may be proposed for a membership, or what is proposed and waits for a second person. */
export function MembershipRuling({ ruling, isAnew, lastResult }: MembershipRulingProps) {
  return ruling.kind === "free" ? (
    <Free ruling={ruling} lastResult={lastResult} />
  ) : (
    <Proposed ruling={ruling} isAnew={isAnew} lastResult={lastResult} />
  );
}

/** Whether the page has the form still that was sent; another one is not given its words. */
export function holdsForm(ruling: RulingView | null, sent: Answer): boolean {
  const { intent, seen } = sent?.initialValue ?? {};
  if (ruling?.kind === "free") return ruling.kinds.some((kind) => kind === intent);
  return ruling?.may === "answer" && intent === "decline" && seen === ruling.id;
}

type FreeView = Extract<RulingView, { kind: "free" }>;

const isApart = (kind: RulingKind): kind is "suspend" | "reinstate" | "renew" =>
  !isCategoryRuling(kind) && kind !== "terminate";

function Free({
  ruling: { kinds, grounds, readers, replyDays },
  lastResult,
}: {
  ruling: FreeView;
  lastResult: Answer;
}) {
  const { t } = useTranslation("members");
  const ofCategory = kinds.filter(isCategoryRuling);
  const onCategory = answered(lastResult, ...ofCategory);
  const onEnd = answered(lastResult, "terminate");
  return (
    <Card title={t("rulings.title")}>
      <p>{t("rulings.second")}</p>
      {kinds.filter(isApart).map((kind) => (
        <Propose key={kind} id={kind} kinds={[kind]} readers={readers[kind]} lastResult={answered(lastResult, kind)} />
      ))}
      {ofCategory.length > 0 && (
        <Disclosure summary={t("rulings.category")} isOpen={onCategory !== undefined}>
          <Propose id="category" kinds={ofCategory} readers={readers.category} lastResult={onCategory} />
        </Disclosure>
      )}
      {kinds.includes("terminate") && (
        <Disclosure summary={t("rulings.end")} isOpen={onEnd !== undefined}>
          <p>{t("rulings.terminate.text")}</p>
          <p>{t("rulings.end_heard", { count: replyDays })}</p>
          <ProposeEnd grounds={grounds} readers={readers.ending} lastResult={onEnd} />
        </Disclosure>
      )}
    </Card>
  );
}

/** The one proposal that the member is told of before anybody agrees. */
function ProposeEnd({ grounds, readers, lastResult }: Omit<ProposeProps, "id" | "kinds"> & Pick<FreeView, "grounds">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ ground: string; reason: string }>({ id: "termination", lastResult });
  const labels = { ground: t("notice.ground"), reason: t("memberships.reason") };
  const options = grounds.map((value) => ({ value, label: t(`vocabulary:termination_ground.${value}`) }));
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

/** Why an answer or a proposal was not taken, with the words that were sent. Whatever was sent, it has changed meanwhile. */
export function RulingRefused({ lastResult }: { lastResult: Answer }) {
  const { t } = useTranslation("members");
  const written = lastResult?.initialValue?.reason;
  if (!lastResult?.error) return null;
  return (
    <Callout
      tone="bad"
      role="alert"
      isArrival
      title={errorText(t, lastResult.error[""]?.[0] ?? "members:memberships.refused.stale")}
    >
      {typeof written === "string" && written !== "" && (
        <>
          <p>{t("rulings.written")}</p>
          <PlainText text={written} />
        </>
      )}
    </Callout>
  );
}

function Proposed({ ruling, isAnew, lastResult }: { ruling: ProposedView; isAnew: boolean; lastResult: Answer }) {
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
        {" "}
        <p>
          {t("rulings.at_once")} {isGrave(kind) && t("rulings.goes_out")}
        </p>
        <Act
          intent="confirm"
          seen={id}
          isDangerous={isGrave(kind)}
          label={isGrave(kind) ? t(`rulings.${kind}.confirm`) : undefined}
        />
      </div>{" "}
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

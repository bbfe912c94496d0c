import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_RULING, SHORTEST_RULING } from "../../institution/lengths.ts";
import type { MergingView, OpenMerge, SettledMerge } from "./merging-model.ts";
import { MergingPlan, MovedGroups } from "./merging-plan.tsx";
import { MergingChoice, MergingPreview } from "./merging-preview.tsx";

type Answer = SubmissionResult | undefined;

/** Where a member is merged with another: the choice, the preview, what waits, and what was done with its receipts. */
export function MergingPage({ view, lastResult }: { view: MergingView; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const { choice, preview, open, settled } = view;
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      {open && <Open open={open} lastResult={lastResult} />}
      {choice && <MergingChoice choice={choice} />}
      {preview && <MergingPreview preview={preview} lastResult={lastResult} />}
      {settled.length > 0 && <h2>{t("merging.settled")}</h2>}
      {settled.map((merge) => (
        <Settled key={merge.id} merge={merge} lastResult={lastResult} />
      ))}
    </>
  );
}

function Open({ open, lastResult }: { open: OpenMerge; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const { id, mark, by, reason, holdsFrom, canSettle, canTakeBack, hindrances } = open;
  return (
    <Card title={t("merging.asked")}>
      <p>{by}</p>
      <Facts
        isWide
        items={[
          { term: t("merging.holds_from"), value: holdsFrom },
          { term: t("merging.reason"), value: <PlainText text={reason} /> },
        ]}
      />
      <MergingPlan plan={open} />
      {canSettle && hindrances.length === 0 && <Act intent="confirmed" seen={id} mark={mark} />}
      {canSettle && <Decline key={id} id={id} lastResult={answered(lastResult, "declined")} />}
      {!canSettle && <p>{t(`merging.${open.isAlone ? "no_second" : "waits_for_second"}`)}</p>}
      {canTakeBack && <Act intent="taken_back" seen={id} mark={mark} isQuiet />}
    </Card>
  );
}

interface ActProps {
  intent: "confirmed" | "taken_back";
  seen: string;
  mark: string;
  isQuiet?: boolean;
}

function Act({ intent, seen, mark, isQuiet }: ActProps) {
  const { t } = useTranslation("members");
  return (
    <Form method="post">
      <OpenedBy />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="mark" value={mark} />
      <Button type="submit" name="intent" value={intent} variant={isQuiet ? "quiet" : "primary"}>
        {t(`merging.act.${intent}`)}
      </Button>
    </Form>
  );
}

interface ReasonedProps {
  id: string;
  mark?: string;
  intent: "declined" | "undo";
  lastResult: Answer;
}

function Decline({ id, lastResult }: Pick<ReasonedProps, "id" | "lastResult">) {
  const { t } = useTranslation("members");
  return (
    <Disclosure summary={t("merging.decline_open")} isOpen={lastResult !== undefined}>
      <Reasoned id={id} intent="declined" lastResult={lastResult} />
    </Disclosure>
  );
}

/** A button that needs a reason. */
function Reasoned({ id, mark, intent, lastResult }: ReasonedProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id: `${intent}-${id}`, lastResult });
  const labels = { reason: t(`merging.why.${intent}`) };
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="seen" value={id} />
      {mark && <input type="hidden" name="mark" value={mark} />}
      <TextAreaField
        field={fields.reason}
        label={labels.reason}
        help={t(`merging.why_help.${intent}`)}
        rows={4}
        least={SHORTEST_RULING}
        limit={LONGEST_RULING}
      />
      <FormActions>
        <Button type="submit" name="intent" value={intent} variant="quiet">
          {t(`merging.act.${intent}`)}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

/** A merge there was, with everything that moved, and how it is undone. */
function Settled({ merge, lastResult }: { merge: SettledMerge; lastResult: Answer }) {
  const { t } = useTranslation("members");
  const { id, title, meta, reasons, receipt, withoutMain, heldBy, undo } = merge;
  const onUndo = lastResult?.initialValue?.seen === id ? answered(lastResult, "undo") : undefined;
  return (
    <Card title={title} headingLevel={3}>
      <p className="small soft">{meta}</p>
      <Facts isWide items={reasons.map(({ term, text }) => ({ term, value: text && <PlainText text={text} /> }))} />
      {withoutMain.map(({ text, number, to }) => (
        <Callout key={number} tone="wait" title={text}>
          <Link to={to}>{t("merging.open_member", { number })}</Link>
        </Callout>
      ))}
      {receipt.length > 0 && (
        <Disclosure summary={t("merging.receipt")}>
          <MovedGroups groups={receipt} />
        </Disclosure>
      )}
      {heldBy && <p>{heldBy}</p>}
      {undo && (
        <Disclosure summary={t("merging.undo_open", { day: undo.until })} isOpen={onUndo !== undefined}>
          <p>{t("merging.undo_text", { count: undo.back })}</p>
          {undo.leaves.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {undo.staying.length > 0 && (
            <>
              <p>{t("merging.undo_stays")}</p>
              <MovedGroups groups={undo.staying} />
            </>
          )}
          <Reasoned id={id} mark={undo.mark} intent="undo" lastResult={onUndo} />
        </Disclosure>
      )}
    </Card>
  );
}

import { type SubmissionResult, useForm } from "@conform-to/react";
import { useActionData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { answered } from "#app/ui/answered.ts";
import { HeadingsField, HeadlessNotice } from "#app/features/imports/ui/headings-field.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { FocusedNotice } from "#app/ui/focused-notice.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { invoiceField, NOTED } from "../statement.ts";
import { SetAside } from "./set-aside.tsx";
import { StatementLines } from "./statement-lines.tsx";
import type { StatementColumnsView, StatementView } from "./statement-model.ts";

interface StatementProps {
  view: StatementView;
  lastResult: SubmissionResult | undefined;
}

/** A statement: what its lines are and the yes to them, or what became of them and what is left. */
export function StatementPage({ view, lastResult }: StatementProps) {
  const { t } = useTranslation("statements");
  const { counts, toNote, others, toChoose, state, left, written, setAside, version } = view;
  return (
    <>
      <Summary view={view} />
      {(state !== "written" || toNote.length > 0) && (
        <Choice view={view} lastResult={answered(lastResult, "confirm", "discard", "take_up")} />
      )}
      {others.length > 0 && <StatementLines caption={t("others")} lines={others} />}
      {toChoose.length > 0 && <ChooseInvoices view={view} lastResult={answered(lastResult, "choose")} />}
      {left.length > 0 && <SetAside view={view} lastResult={answered(lastResult, "aside")} />}
      {counts.debit > 0 && <p className="soft">{t("debits", { count: counts.debit })}</p>}
      {written.length > 0 && <StatementLines caption={t("chosen")} lines={written} />}
      {setAside.length > 0 && (
        <StatementLines
          caption={t("set_aside")}
          lines={setAside}
          beside={({ line, sum }) => (
            <ActForm
              intent="take_up"
              about={{ version: String(version), line: String(line) }}
              label={t("take_up")}
              spoken={t("take_up_line", { line, sum })}
            />
          )}
        />
      )}
    </>
  );
}

function Summary({ view: { counts, over, state, left } }: Pick<StatementProps, "view">) {
  const { t } = useTranslation("statements");
  const [search] = useSearchParams();
  const isAnswered = useActionData() !== undefined;
  if (state === "written")
    return (
      <Callout
        tone={counts.failed + over > 0 ? "wait" : "ok"}
        role="status"
        isArrival={search.get("done") === NOTED && !isAnswered}
        title={t("written", { count: counts.written })}
      >
        {counts.failed > 0 && <p>{t("failed", { count: counts.failed })}</p>}
        {over > 0 && <p>{t("over", { count: over })}</p>}
        <p>{left.length > 0 ? t("left_over", { count: left.length }) : t("left_nothing")}</p>
        <p>{t("undo_help")}</p>
      </Callout>
    );
  return (
    <Callout tone="info" title={t("nothing_yet")}>
      <p>{t("found", { matched: counts.matched, proposed: counts.proposed, noted: counts.noted })}</p>
      {counts.unmatched + counts.error > 0 && <p>{t("left", { count: counts.unmatched + counts.error })}</p>}
    </Callout>
  );
}

function Choice({ view, lastResult }: StatementProps) {
  const { t } = useTranslation("statements");
  const { version, toNote } = view;
  const sent = lastResult && [lastResult.initialValue?.lines ?? []].flat();
  return (
    <form method="post" className="stack">
      <OpenedBy />
      <input type="hidden" name="version" value={version} />
      <Wrong lastResult={lastResult} />
      {toNote.length === 0 ? (
        <EmptyState title={t("none")} text={t("none_text")} />
      ) : (
        <>
          <p>{t("tick_help")}</p>
          <StatementLines
            caption={t("to_note")}
            lines={toNote}
            isTicked={({ tick, result }) => (sent ? sent.includes(tick) : result === "matched")}
          />
        </>
      )}
      <ChoiceActions view={view} />
    </form>
  );
}

function Wrong({ lastResult }: Pick<StatementProps, "lastResult">) {
  const { t } = useTranslation("statements");
  const wrong = lastResult?.error?.lines?.[0] ?? lastResult?.error?.[""]?.[0];
  if (!lastResult || !wrong) return null;
  return (
    <FocusedNotice answer={lastResult}>
      <Callout tone="bad" role="alert" title={errorText(t, wrong)} />
    </FocusedNotice>
  );
}

function ChoiceActions({ view: { id, state, toNote } }: Pick<StatementProps, "view">) {
  const { t } = useTranslation("statements");
  return (
    <FormActions>
      {toNote.length > 0 && (
        <Button type="submit" name="intent" value="confirm">
          {t("confirm")}
        </Button>
      )}
      {state !== "written" && (
        <>
          <LinkButton to={`/dues/statements/${id}/columns`} variant="quiet">
            {t("columns.change")}
          </LinkButton>
          <Button type="submit" name="intent" value="discard" variant="danger">
            {t("discard")}
          </Button>
        </>
      )}
    </FormActions>
  );
}

/** Puts lines to invoices by their numbers, where the file does not say which is meant. */
function ChooseInvoices({ view: { version, toChoose }, lastResult }: StatementProps) {
  const { t } = useTranslation("statements");
  const [form, fields] = useForm<Record<string, string>>({
    ...{ id: "choose", lastResult },
    defaultValue: Object.fromEntries(
      toChoose.map(({ line, isChosen, invoices }) => [invoiceField(line), isChosen ? invoices[0]?.number : ""]),
    ),
  });
  const labels = Object.fromEntries(
    toChoose.map(({ line, sum }) => [invoiceField(line), t("choose.invoice", { line, sum })]),
  );
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <Fieldset legend={t("choose.title")} help={t("choose.help")} isHeading>
        {toChoose.map(({ line, payer, purpose }) => {
          const field = fields[invoiceField(line)];
          return (
            field && (
              <TextField
                key={line}
                field={field}
                label={labels[invoiceField(line)] ?? ""}
                help={[payer, purpose].filter(Boolean).join(" · ")}
                width="short"
                isOptional
              />
            )
          );
        })}
      </Fieldset>
      <FormActions>
        <Button type="submit" name="intent" value="choose" variant="quiet">
          {t("choose.submit")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

interface ColumnsProps {
  page: StatementColumnsView;
  lastResult: SubmissionResult | undefined;
}

/** What each column of a statement is. */
export function StatementColumnsForm({ page, lastResult }: ColumnsProps) {
  const { t } = useTranslation("statements");
  const { headings, chosen, version, fields: choices, dateOrders, unclearDay } = page;
  const [form, fields] = useForm<StatementColumnsView["chosen"]>({
    ...{ id: "columns", lastResult, defaultValue: chosen },
  });
  const columns = fields.columns.getFieldList();
  const order = t("imports:columns.date_order", { day: unclearDay ?? "" });
  const labels = Object.fromEntries([
    ...headings.map(({ label }, column) => [`columns[${column}]`, label]),
    ["currency", t("columns.currency")],
    ["dateOrder", order],
    ["isHeadless", t("imports:headless.label")],
  ]) as Record<string, string>;
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="version" value={version} />
      <HeadlessNotice headed={page.headed} />
      <Fieldset legend={t("imports:columns.legend")} help={t("columns.help")} isHeading>
        {headings.map(({ label, samples }, column) => {
          const field = columns[column];
          return (
            field && (
              <SelectField
                key={field.key}
                field={field}
                label={label}
                help={samples}
                options={choices}
                width="medium"
                isAlwaysChosen
              />
            )
          );
        })}
      </Fieldset>
      <HeadingsField headed={page.headed} field={fields.isHeadless} />
      {unclearDay && <SelectField field={fields.dateOrder} label={order} options={dateOrders} width="medium" />}
      <TextField
        field={fields.currency}
        label={t("columns.currency")}
        help={t("columns.currency_help")}
        width="short"
        autoCapitalize="characters"
      />
      <FormActions>
        <Button type="submit">{t("columns.submit")}</Button>
        <Button type="submit" name="intent" value="discard" variant="danger">
          {t("discard")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

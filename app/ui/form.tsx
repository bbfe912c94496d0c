import { type FormMetadata, FormProvider, getFormProps } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { hasLastSendFailed } from "./answers-on-the-way.ts";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { classNames } from "./class-names.ts";
import { HalfTyped, halfTypedIn } from "./date-field.tsx";
import { ErrorSummary, type SummaryError } from "./error-summary.tsx";
import { Mended } from "./field-frame.tsx";
import { FormActivity, useFormActivity } from "./form-activity.ts";
import { OpenedBy } from "./opened-by.tsx";
import type { Theirs } from "./kept-fields.ts";
import { useKeptText } from "./use-kept-text.ts";
import { type RowNames, wordsOfField } from "./words-of-field.ts";
import { inPageOrder } from "./page-order.ts";

interface PortalFormProps<Schema extends Record<string, unknown>> {
  form: FormMetadata<Schema>;
  /** Words for the fields in the error summary, by field name; items of lists as `contacts[].email`. */
  labels?: Record<string, string>;
  rowNames?: RowNames;
  action?: string;
  /** Set for forms that send files. */
  encType?: "multipart/form-data";
  /**
   * What the Enter key sends, for forms with buttons that do something else before the one at the end; nothing where the one
   * button binds.
   */
  enter?: { name: string; value: string } | "nothing";
  /** The server saves what is typed by itself, so that nothing need be kept in the browser. */
  isSavedByServer?: boolean;
  /** What was refused may be mended and saved meanwhile: the names of what is wrong still; all of it where left out. */
  stillWrong?: readonly string[];
  className?: string;
  children: ReactNode;
}

/**
 * A POST form whose fields belong to conform: the summary of errors comes first, the server has the last word, and a form
 * that was accepted begins anew. Errors stand in the order of `labels`, which is the order of the page.
 */
export function PortalForm<Schema extends Record<string, unknown>>({
  form,
  labels,
  rowNames,
  enter,
  isSavedByServer = false,
  stillWrong,
  className,
  children,
  ...target
}: PortalFormProps<Schema>) {
  const kept = useKeptText(form.id, isSavedByServer);
  const { isSending, noteSubmission } = useFormActivity(
    useAnswer((isAccepted) => {
      kept.noteAnswer(isAccepted);
      if (isAccepted) resetForm(form.id);
    }),
  );
  const [halfTyped, setHalfTyped] = useState<ReturnType<typeof halfTypedIn>>({});
  const { mended, noteMended, noteSent } = useMended(form.id);
  const right = new Set([...mended, ...(stillWrong ? namesBut(form.allErrors, stillWrong) : [])]);
  const standing = Object.fromEntries(Object.entries(form.allErrors).filter(([name]) => !right.has(name)));
  const errors = useSummaryErrors(form.id, { ...standing, ...halfTyped }, labels, rowNames);
  const { summary, focusAfterAnswer } = useSummaryFocus(form.status === "error" && errors.length > 0, form.allErrors);
  const { onSubmit, ...formProps } = getFormProps(form);
  const submit: typeof onSubmit = (event) => {
    const unread = halfTypedIn(event.currentTarget);
    const isStopped = Object.keys(unread).length > 0;
    flushSync(() => {
      setHalfTyped(unread);
      if (isStopped) noteMended(event.currentTarget, Object.keys(form.allErrors));
      else noteSent(event.currentTarget);
    });
    if (isStopped) {
      event.preventDefault();
      summary.current?.focus();
      return;
    }
    onSubmit(event);
    focusAfterAnswer();
    if (event.defaultPrevented) return;
    kept.noteSending();
    noteSubmission();
  };
  return (
    <FormProvider context={form.context}>
      <FormActivity.Provider value={isSending}>
        <HalfTyped.Provider value={halfTyped}>
          <Mended.Provider value={right}>
            <Form
              {...formProps}
              {...target}
              method="post"
              noValidate
              onSubmit={submit}
              className={classNames("form", className)}
            >
              <OpenedBy />
              {enter === "nothing" && <button type="submit" disabled hidden />}
              {enter && enter !== "nothing" && <button type="submit" {...enter} hidden />}
              {kept.restored && (
                <KeptNotice
                  theirs={kept.restored.theirs}
                  lost={kept.restored.lost.map(([name, text]) => ({
                    ...{ name, text },
                    label: wordsOfField(name, labels ?? {}, rowNames ?? {}) ?? "",
                  }))}
                  onDiscard={() => {
                    kept.forget();
                    resetForm(form.id);
                  }}
                />
              )}
              {errors.length > 0 && <ErrorSummary ref={summary} errors={errors} />}
              {children}
            </Form>
          </Mended.Provider>
        </HalfTyped.Provider>
      </FormActivity.Provider>
    </FormProvider>
  );
}

const namesBut = (errors: Record<string, unknown>, others: readonly string[]) =>
  Object.keys(errors).filter((name) => name !== "" && !others.includes(name));

const NONE: ReadonlySet<string> = new Set();

/** Which fields hold something else than when the form was sent, or shown, last. */
function useMended(formId: string) {
  const [mended, setMended] = useState(NONE);
  const sent = useRef<FormData | null>(null);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (form instanceof HTMLFormElement) sent.current = new FormData(form);
  }, [formId]);
  const textOf = (data: FormData | null, name: string) => JSON.stringify(data?.getAll(name) ?? []);
  const noteMended = (form: HTMLFormElement, wrong: readonly string[]) => {
    const now = new FormData(form);
    setMended(new Set(wrong.filter((name) => name !== "" && textOf(now, name) !== textOf(sent.current, name))));
  };
  const noteSent = (form: HTMLFormElement) => {
    sent.current = new FormData(form);
    setMended(NONE);
  };
  return { mended, noteMended, noteSent };
}

function useSummaryErrors(
  formId: string,
  allErrors: Record<string, string[]>,
  labels: Record<string, string> = {},
  rowNames: RowNames = {},
) {
  const { t } = useTranslation("errors");
  return inPageOrder(Object.entries(allErrors), Object.keys(labels)).flatMap(([name, messages]): SummaryError[] => {
    const first = messages[0];
    if (first === undefined) return [];
    const label = wordsOfField(name, labels, rowNames);
    return [{ fieldId: name ? `${formId}-${name}` : undefined, label, message: errorText(t, first) }];
  });
}

/** Says how the server answered: it accepted the form, or sent the same page again with what is wrong. */
function useAnswer(onAnswer: (isAccepted: boolean) => void) {
  const answer = useActionData();
  return () => onAnswer(answer === undefined && !hasLastSendFailed());
}

function resetForm(formId: string) {
  const form = document.getElementById(formId);
  if (form instanceof HTMLFormElement) form.reset();
}

interface KeptNoticeProps {
  theirs: readonly Theirs[];
  /** What was typed into rows that are not there any more. */
  lost: readonly Theirs[];
  onDiscard: () => void;
}

function KeptNotice({ theirs, lost, onDiscard }: KeptNoticeProps) {
  const { t } = useTranslation("common");
  return (
    <Callout role="status">
      <p>{t("form.kept")}</p>
      <Texts intro={t("form.kept_theirs")} texts={theirs} />
      <Texts intro={t("form.kept_rows")} texts={lost} />
      <div>
        <Button type="button" variant="quiet" size="small" onClick={onDiscard}>
          {t("form.kept_discard")}
        </Button>
      </div>
    </Callout>
  );
}

/** Moves the focus to the summary when an attempt to send has failed, never while somebody is only typing. */
function useSummaryFocus(hasFailed: boolean, allErrors: unknown) {
  const summary = useRef<HTMLDivElement>(null);
  const isAwaitingAnswer = useRef(false);
  useEffect(() => {
    if (!hasFailed || !isAwaitingAnswer.current) return;
    isAwaitingAnswer.current = false;
    summary.current?.focus();
  }, [hasFailed, allErrors]);
  const focusAfterAnswer = () => {
    isAwaitingAnswer.current = true;
  };
  return { summary, focusAfterAnswer };
}

function Texts({ intro, texts }: { intro: string; texts: readonly Theirs[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p>{intro}</p>
      <ul>
        {texts.map(({ name, label, text }) => (
          <li key={name}>
            {label && `${label}: `}
            <bdi className="pre-line">{text || "—"}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

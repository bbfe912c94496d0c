import { type FormMetadata, FormProvider, getFormProps } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { classNames } from "./class-names.ts";
import { ErrorSummary, type SummaryError } from "./error-summary.tsx";
import { FormActivity, useFormActivity } from "./form-activity.ts";
import { inPageOrder, withoutNumbers } from "./page-order.ts";

interface PortalFormProps<Schema extends Record<string, unknown>> {
  form: FormMetadata<Schema>;
  /** Words for the fields in the error summary, by field name; items of lists as `contacts[].email`. */
  labels?: Record<string, string>;
  action?: string;
  /** Set for forms that send files. */
  encType?: "multipart/form-data";
  /** What the Enter key sends, for forms with buttons that do something else before the one at the end. */
  enter?: { name: string; value: string };
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
  enter,
  className,
  children,
  ...target
}: PortalFormProps<Schema>) {
  const { isSending, noteSubmission } = useFormActivity(useRestart(form.id));
  const errors = useSummaryErrors(form.id, form.allErrors, labels);
  const { summary, focusAfterAnswer } = useSummaryFocus(form.status === "error" && errors.length > 0, form.allErrors);
  const { onSubmit, ...formProps } = getFormProps(form);
  const submit: typeof onSubmit = (event) => {
    onSubmit(event);
    focusAfterAnswer();
    if (!event.defaultPrevented) noteSubmission();
  };
  return (
    <FormProvider context={form.context}>
      <FormActivity.Provider value={isSending}>
        <Form
          {...formProps}
          {...target}
          method="post"
          noValidate
          onSubmit={submit}
          className={classNames("form", className)}
        >
          {enter && <button type="submit" {...enter} hidden />}
          {errors.length > 0 && <ErrorSummary ref={summary} errors={errors} />}
          {children}
        </Form>
      </FormActivity.Provider>
    </FormProvider>
  );
}

function useSummaryErrors(formId: string, allErrors: Record<string, string[]>, labels: Record<string, string> = {}) {
  const { t } = useTranslation("errors");
  return inPageOrder(Object.entries(allErrors), Object.keys(labels)).flatMap(([name, messages]): SummaryError[] => {
    const first = messages[0];
    if (first === undefined) return [];
    const label = labels[name] ?? labels[withoutNumbers(name)];
    return [{ fieldId: name ? `${formId}-${name}` : undefined, label, message: errorText(t, first) }];
  });
}

/** Empties the form, when the server has answered it otherwise than with the same page again. */
function useRestart(formId: string) {
  const answer = useActionData();
  return () => {
    const form = document.getElementById(formId);
    if (answer === undefined && form instanceof HTMLFormElement) form.reset();
  };
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

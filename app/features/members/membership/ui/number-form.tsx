import { Form } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";

interface NumberFormProps {
  /** What was typed and is no number. */
  typed?: string;
}

/** Where the number of a certificate is typed to learn how the membership stands. */
export function NumberForm({ typed }: NumberFormProps) {
  const { t } = useTranslation("members");
  const id = useId();
  const isWrong = Boolean(typed);
  return (
    <Form method="get" action="/verify" className="stack">
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t("profile.number")}
        </label>
        <p className="field-help" id={`${id}help`}>
          {t("verify.number_help")}
        </p>
        {isWrong && (
          <p className="field-error" id={`${id}error`}>
            {t("verify.number_wrong")}
          </p>
        )}
        <input
          id={id}
          name="number"
          className="input input-medium"
          defaultValue={typed}
          autoCapitalize="characters"
          spellCheck={false}
          required
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}error ${id}help` : `${id}help`}
        />
      </div>
      <div>
        <Button type="submit">{t("verify.ask")}</Button>
      </div>
    </Form>
  );
}

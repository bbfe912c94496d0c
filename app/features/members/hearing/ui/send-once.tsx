import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";

/** What was typed, as it will be read. */
export function Checked({ text }: { text: string }) {
  const { t } = useTranslation("members");
  return (
    <Callout tone="wait" role="status" isArrival title={t("notice.check.title")}>
      <PlainText text={text} />
    </Callout>
  );
}

interface SendOnceProps {
  isChecked: boolean;
  /** What looking at it and what sending it are called in the form. */
  intents: readonly [check: string, send: string];
  /** The words of the button that sends. */
  send: string;
}

/** The buttons of what can be sent once: it is looked at first. */
export function SendOnce({ isChecked, intents: [check, act], send }: SendOnceProps) {
  const { t } = useTranslation("members");
  return (
    <FormActions>
      {isChecked && (
        <Button type="submit" name="intent" value={act}>
          {send}
        </Button>
      )}
      <Button type="submit" name="intent" value={check} variant={isChecked ? "quiet" : "primary"}>
        {t(isChecked ? "notice.check.again" : "notice.check.first")}
      </Button>
    </FormActions>
  );
}

import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";

/** Takes one's own interest back, after asking once. */
export function WithdrawForm({ interestId }: { interestId: string }) {
  const { t } = useTranslation("projects");
  return (
    <Disclosure summary={t("interest.withdraw")}>
      <Form method="post" className="stack">
        <p>{t("interest.withdraw_explain")}</p>
        <input type="hidden" name="interestId" value={interestId} />
        <div>
          <Button type="submit" name="intent" value="withdraw" variant="danger">
            {t("interest.withdraw")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

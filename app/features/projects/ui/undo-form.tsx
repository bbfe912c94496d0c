import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";

/** Takes the lead's own answer back, after asking once. */
export function UndoForm({ interestId }: { interestId: string }) {
  const { t } = useTranslation("projects");
  return (
    <Disclosure summary={t("answer.undo")}>
      <Form method="post" className="stack">
        <p>{t("answer.undo_explain")}</p>
        <input type="hidden" name="interestId" value={interestId} />
        <div>
          <Button type="submit" name="intent" value="undo" variant="quiet">
            {t("answer.undo")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

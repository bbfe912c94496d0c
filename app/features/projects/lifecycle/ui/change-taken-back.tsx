import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

/** Takes back a change that waits, or puts away one that was answered. */
export function ChangeTakenBack({ isWaiting }: { isWaiting: boolean }) {
  const { t } = useTranslation("projects");
  return (
    <Form method="post" className="stack stack-tight">
      <OpenedBy />
      <p>{t(isWaiting ? "change.take_back_explain" : "change.put_away_explain")}</p>
      <div>
        <Button type="submit" name="intent" value="take_back_change" variant="quiet" size="small">
          {t(isWaiting ? "change.take_back" : "change.put_away")}
        </Button>
      </div>
    </Form>
  );
}

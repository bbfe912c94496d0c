import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { LedProjects } from "../../institution/ui/led-projects.tsx";
import { WithdrawalFacts } from "./withdrawal-facts.tsx";
import type { WithdrawalCardView } from "./withdrawal-model.ts";

/** That an institution wishes to leave, for the secretariat. */
export function WithdrawalCard({ view }: { view: WithdrawalCardView }) {
  const { t } = useTranslation("members");
  const { id, asked, letterTo, projects, mayAcknowledge } = view;
  return (
    <Card title={t("withdrawal.card")}>
      <WithdrawalFacts asked={asked} letter={<a href={letterTo}>{asked.letter}</a>} />
      {projects.length > 0 && (
        <>
          <p>{t("withdrawal.projects_block")}</p>
          <LedProjects projects={projects} />
        </>
      )}
      {mayAcknowledge && (
        <Form method="post">
          <OpenedBy />
          <input type="hidden" name="seen" value={id} />
          <p>{t("withdrawal.acknowledge_text")}</p>
          <Button type="submit" name="intent" value="acknowledge">
            {t("withdrawal.acknowledge")}
          </Button>
        </Form>
      )}
    </Card>
  );
}

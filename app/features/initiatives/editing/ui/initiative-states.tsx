import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { InitiativeState } from "#db/vocabulary-initiatives.ts";
import { LONGEST } from "../../initiative/initiative.ts";
import type { InitiativeStanding } from "./editing-model.ts";

const TONES = { draft: "neutral", published: "ok", withdrawn: "bad" } as const satisfies Record<
  InitiativeState,
  string
>;

export function StateBadge({ state }: { state: InitiativeState }) {
  const { t } = useTranslation("initiatives");
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}

interface StatesProps {
  standing: InitiativeStanding;
  lastResult: SubmissionResult | undefined;
}

/** Where an initiative stands, and what can be done with it beside writing it. */
export function InitiativeStates({ standing, lastResult }: StatesProps) {
  const { t } = useTranslation("initiatives");
  const { id, state, path, withdrawalReason } = standing;
  return (
    <Card title={t("states.title")} aside={<StateBadge state={state} />}>
      <div className="stack">
        <p>{t(`states.${state}`)}</p>
        {withdrawalReason && (
          <Callout tone="neutral" title={t("states.why")}>
            <PlainText text={withdrawalReason} />
          </Callout>
        )}
        <p className="cluster">
          <Link to={`/review/initiatives/${id}/preview`}>{t("preview.link")}</Link>
          {state === "published" && path && <Link to={path}>{t("states.page")}</Link>}
        </p>
        {state === "published" && <Withdraw standing={standing} lastResult={lastResult} />}
        {state === "withdrawn" && (
          <Form method="post">
            <OpenedBy />
            <input type="hidden" name="version" value={standing.version} />
            <Button type="submit" name="intent" value="rework" variant="quiet">
              {t("states.rework")}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}

function Withdraw({ standing, lastResult }: StatesProps) {
  const { t } = useTranslation("initiatives");
  const [form, fields] = useForm<{ reason: string }>({ id: "withdrawal", lastResult });
  return (
    <details className="ask" open={lastResult ? true : undefined}>
      <summary className="button button-quiet">{t("states.withdraw")}</summary>
      <PortalForm form={form} labels={{ reason: t("states.reason") }}>
        <input type="hidden" name="version" value={standing.version} />
        <p>{t("states.withdraw_explain")}</p>
        <TextAreaField
          field={fields.reason}
          label={t("states.reason")}
          help={t("states.reason_help")}
          rows={3}
          limit={LONGEST.reason}
        />
        <div>
          <Button type="submit" name="intent" value="withdraw" variant="danger">
            {t("states.withdraw_now")}
          </Button>
        </div>
      </PortalForm>
    </details>
  );
}

/** What happened to it, newest first. */
export function InitiativeHistory({ history }: Pick<InitiativeStanding, "history">) {
  const { t } = useTranslation("initiatives");
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{t("history")}</h2>
      <Timeline
        entries={history.map(({ body, ...entry }) => ({ ...entry, body: body && <PlainText text={body} /> }))}
      />
    </section>
  );
}

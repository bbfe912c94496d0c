import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { LONGEST_RULING, SHORTEST_RULING } from "../../institution/lengths.ts";
import { RenamingForm } from "./renaming-form.tsx";
import type { OpenRenaming, RenamingView } from "./renaming-model.ts";

interface RenamingProps {
  view: RenamingView;
  lastResult: SubmissionResult | undefined;
}

/** The names of a member: what was asked for with what can be done about it, or the form, and what was settled before. */
export function RenamingPage({ view: { open, form, settled }, lastResult }: RenamingProps) {
  const { t } = useTranslation("members");
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      {open && <Open open={open} lastResult={lastResult} />}
      {form && <RenamingForm form={form} lastResult={lastResult} />}
      {settled.length > 0 && (
        <Card title={t("renaming.settled")}>
          <Timeline entries={settled} label={t("renaming.settled")} />
        </Card>
      )}
    </>
  );
}

function Open({ open, lastResult }: { open: OpenRenaming } & Pick<RenamingProps, "lastResult">) {
  const { t } = useTranslation("members");
  const { id, by, on, kind, isCorrection, reason, address, isOutdated, canSettle, canTakeBack } = open;
  return (
    <Card title={t("renaming.asked")}>
      <p>{t("renaming.by", { name: by, date: on })}</p>
      <Changes changes={open.changes} />
      <p>{kind}</p>
      <h3>{t("renaming.reason")}</h3>
      <PlainText text={reason} />
      <h3>{t("renaming.follows")}</h3>
      <ul>
        <li>{address ? t("renaming.address", { ...address }) : t("renaming.address_stays")}</li>
        <li>{t(isCorrection ? "renaming.certificate_corrected" : "renaming.certificate")}</li>
        <li>{t("renaming.letters")}</li>
      </ul>
      {isOutdated && <Callout tone="wait" title={t("renaming.outdated")} />}
      {canSettle && !isOutdated && <Act intent="confirmed" seen={id} />}
      {canSettle && <Decline key={id} id={id} lastResult={answered(lastResult, "declined")} />}
      {!canSettle && <p>{t("renaming.waits_for_second")}</p>}
      {canTakeBack && <Act intent="taken_back" seen={id} isQuiet />}
    </Card>
  );
}

function Changes({ changes }: Pick<OpenRenaming, "changes">) {
  const { t } = useTranslation("members");
  const columns = [t("renaming.name"), t("renaming.before"), t("renaming.after")];
  return (
    <DataTable caption={t("renaming.changes")} isCaptionHidden isStacked columns={columns}>
      <tbody>
        {changes.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-label={columns[1]}>{before || "–"}</td>
            <td data-label={columns[2]}>{after || "–"}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Decline({ id, lastResult }: { id: string } & Pick<RenamingProps, "lastResult">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id: `decline-${id}`, lastResult });
  const labels = { reason: t("rulings.decline_reason") };
  return (
    <Disclosure summary={t("renaming.decline_open")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="seen" value={id} />
        <TextAreaField
          field={fields.reason}
          label={labels.reason}
          help={t("renaming.decline_help")}
          rows={4}
          least={SHORTEST_RULING}
          limit={LONGEST_RULING}
        />
        <FormActions>
          <Button type="submit" name="intent" value="declined" variant="quiet">
            {t("renaming.decline")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

function Act({ intent, seen, isQuiet }: { intent: "confirmed" | "taken_back"; seen: string; isQuiet?: boolean }) {
  const { t } = useTranslation("members");
  return (
    <Form method="post">
      <OpenedBy />
      <input type="hidden" name="seen" value={seen} />
      <Button type="submit" name="intent" value={intent} variant={isQuiet ? "quiet" : "primary"}>
        {t(`renaming.act.${intent}`)}
      </Button>
    </Form>
  );
}

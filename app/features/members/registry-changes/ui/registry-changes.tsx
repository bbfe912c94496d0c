import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_NOTE } from "../registry-change.schema.ts";
import type { RegistryChangeLine, RegistryChangePage } from "./registry-change-model.ts";
import { RegistryReply } from "./registry-reply.tsx";

/** What the registry says otherwise of members. */
export function RegistryChangesTable({ lines }: { lines: readonly RegistryChangeLine[] }) {
  const isSettled = lines.some(({ settled }) => settled !== null);
  const { t } = useTranslation("members");
  const heads = {
    institution: t("memberships.institution"),
    fact: t("registry_changes.what"),
    before: t("registry_changes.before"),
    after: t("registry_changes.after"),
    release: t("registry_changes.release"),
    ...(isSettled && { answer: t("registry_changes.answered") }),
  };
  return (
    <DataTable columns={Object.values(heads)} caption={t("registry_changes.title")} isCaptionHidden isStacked>
      <tbody>
        {lines.map(({ id, name, fact, before, after, release, settled, asked }) => (
          <tr key={id}>
            <th scope="row" data-label={heads.institution}>
              <InstitutionName {...name} />
            </th>
            <td data-label={heads.fact}>
              <Link to={`/memberships/registry/${id}`} aria-label={`${fact}: ${name.name}`}>
                {fact}
              </Link>
              {asked && <div className="soft small">{asked}</div>}
            </td>
            <td data-label={heads.before}>{before}</td>
            <td data-label={heads.after}>{after}</td>
            <td data-label={heads.release}>{release}</td>
            {settled && (
              <td data-label={heads.answer}>
                {settled.text}
                {settled.note && (
                  <div className="soft small">
                    <PlainText text={settled.note} />
                  </div>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

interface DetailsProps {
  page: RegistryChangePage;
  lastResult: SubmissionResult | undefined;
}

/** One difference: what was and is said, by whom, and the answer. */
export function RegistryChangeDetails({ page, lastResult }: DetailsProps) {
  const { t } = useTranslation("members");
  const facts = [
    { term: t("memberships.institution"), value: <Link to={`/memberships/${page.number}`}>{page.name.name}</Link> },
    { term: t("registry_changes.before"), value: page.before },
    { term: t("registry_changes.after"), value: page.after },
    ...(page.own === null ? [] : [{ term: t("registry_changes.own"), value: page.own }]),
    { term: t("registry_changes.release"), value: page.release },
    ...(page.rorId === null
      ? []
      : [{ term: t("registry_changes.record"), value: <a href={page.rorId}>{page.rorId}</a> }]),
  ];
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      <Card title={page.fact}>
        <Facts items={facts} />
      </Card>
      <Asked page={page} lastResult={answered(lastResult, "ask")} />
      {page.settled ? (
        <Callout tone="info" title={page.settled.text}>
          {page.settled.note && <PlainText text={page.settled.note} />}
        </Callout>
      ) : (
        <Answer page={page} lastResult={answered(lastResult, "set_aside", "take_over")} />
      )}
      {page.request && (
        <Disclosure summary={t("registry_changes.request")}>
          <p>{t("registry_changes.request_hint")}</p>
          <pre lang="en">{page.request}</pre>
        </Disclosure>
      )}
    </>
  );
}

/** What the institution was asked and says, or the question to it. */
function Asked({ page: { ask, settled }, lastResult }: DetailsProps) {
  const { t } = useTranslation("members");
  const { asked, reply, canAsk } = ask;
  if (reply) return <RegistryReply reply={reply} />;
  if (asked)
    return (
      <Callout tone="wait" title={asked.text}>
        {asked.words && <PlainText text={asked.words} />}
      </Callout>
    );
  if (canAsk) return <AskForm lastResult={lastResult} />;
  return settled ? null : <p className="soft">{t("registry_changes.ask.nobody")}</p>;
}

function AskForm({ lastResult }: Pick<DetailsProps, "lastResult">) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ question: string }>({ id: "registry-ask", lastResult });
  const label = t("registry_changes.ask.question");
  return (
    <Disclosure summary={t("registry_changes.ask.title")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={{ question: label }}>
        <p>{t("registry_changes.ask.text")}</p>
        <TextAreaField
          field={fields.question}
          label={label}
          help={t("registry_changes.ask.question_hint")}
          limit={LONGEST_NOTE}
          rows={3}
          isOptional
        />
        <FormActions>
          <Button type="submit" name="intent" value="ask">
            {t("registry_changes.ask.submit")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

function Answer({ page, lastResult }: DetailsProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ note: string }>({ id: "registry-change", lastResult });
  const label = t("registry_changes.note");
  return (
    <Card title={t("registry_changes.answer")}>
      {page.advice && <p>{page.advice}</p>}
      {page.renameTo && (
        <p>
          <Link to={page.renameTo}>{t("registry_changes.rename")}</Link>
        </p>
      )}
      {page.mergeTo && (
        <p>
          <Link to={page.mergeTo}>{t("registry_changes.merge")}</Link>
        </p>
      )}
      <PortalForm form={form} labels={{ note: label }}>
        <input type="hidden" name="seen" value={page.own ?? ""} />
        <TextAreaField
          field={fields.note}
          label={label}
          help={t(page.canTakeOver ? "registry_changes.note_hint" : "registry_changes.note_hint_done")}
          limit={LONGEST_NOTE}
          rows={3}
        />
        <FormActions>
          <Button type="submit" name="intent" value="set_aside" variant={page.canTakeOver ? "quiet" : undefined}>
            {t(page.canTakeOver ? "registry_changes.set_aside" : "registry_changes.noted")}
          </Button>
          {page.canTakeOver && (
            <Button type="submit" name="intent" value="take_over">
              {t("registry_changes.take_over")}
            </Button>
          )}
        </FormActions>
      </PortalForm>
    </Card>
  );
}

import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { proposalWords } from "../proposal-words.ts";
import type { AgendaItem, SessionView, Waiting, WaitingMatter } from "../session-model.ts";

/** What it is about, as much as the reader may know. */
export function ItemName({ matter, to, isBrief }: Pick<AgendaItem, "matter"> & { to?: string; isBrief?: boolean }) {
  const { t } = useTranslation("council");
  if (!matter) return <span className="soft">{t("item.hidden")}</span>;
  const { name, lang, original } = matter;
  return <InstitutionName {...{ name, lang, to }} original={isBrief ? null : original} isInline />;
}

/** The agenda of a session that is being prepared; each thing can be taken off. */
export function PreparedAgenda({ session, items }: { session: SessionView; items: AgendaItem[] }) {
  const { t } = useTranslation("council");
  if (items.length === 0) return <EmptyState title={t("agenda.empty")} text={t("agenda.empty_text")} />;
  const columns = [t("agenda.number"), t("agenda.matter"), t("agenda.case"), t("agenda.proposal")];
  const withAct = session.may.take_off ? [...columns, t("agenda.act")] : columns;
  return (
    <DataTable columns={withAct} caption={t("agenda.title")} isCompact isStacked>
      <tbody>
        {items.map(({ id, position, number, matter, proposal, left }) => (
          <tr key={id}>
            <td data-label={t("agenda.number")}>{position}</td>
            <th scope="row">
              <ItemName matter={matter} to={matter?.to} />
            </th>
            <td className="numeric nowrap" data-label={t("agenda.case")}>
              {number}
            </td>
            <td data-label={t("agenda.proposal")}>
              {left ? t(`left.${left}`) : proposal && proposalWords(t, proposal)}
            </td>
            {session.may.take_off && (
              <td>
                <div className="cluster">
                  {matter?.kind === "rule" && !number && (
                    <Link to={`${matter.to}/motion`} aria-label={t("motion.change_spoken", { name: matter.name })}>
                      {t("motion.change")}
                    </Link>
                  )}
                  <ActForm
                    intent="take-off"
                    about={{ version: String(session.version), item: id }}
                    label={t("agenda.take_off")}
                    spoken={t("common:action.on", {
                      act: t("agenda.take_off"),
                      what: number || (matter?.name ?? position),
                    })}
                  />
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

interface PutOnProps {
  session: SessionView;
  waiting: Waiting;
  /** Why nothing was put on. */
  error: string | undefined;
}

/** What no session has: recommended files and what is proposed for memberships, chosen one by one, or all. */
export function PutOnAgenda({ session, waiting: { files, total, rulings, motions }, error }: PutOnProps) {
  const { t } = useTranslation("council");
  const all = total + rulings.length + motions.length;
  return (
    <Card title={t("waiting.title")}>
      {all === 0 ? (
        <p>{t("waiting.none")}</p>
      ) : (
        <Form method="post" className="form">
          <OpenedBy />
          <input type="hidden" name="version" value={session.version} />
          {error && (
            <p id="put-on-error" className="field-error" role="alert">
              {error}
            </p>
          )}
          <Choices name="files" legend={t("waiting.choose")} matters={files} isWrong={Boolean(error)} />
          {total > files.length && <p className="small soft">{t("waiting.more", { shown: files.length, total })}</p>}
          <Choices name="rulings" legend={t("waiting.choose_rulings")} matters={rulings} isWrong={Boolean(error)} />
          <Choices name="motions" legend={t("waiting.choose_motions")} matters={motions} isWrong={Boolean(error)} />
          <FormActions>
            <Button type="submit" name="intent" value="put-on">
              {t("waiting.put_on")}
            </Button>
            <Button type="submit" name="intent" value="put-on-all" variant="quiet">
              {t("waiting.put_on_all", { count: all })}
            </Button>
          </FormActions>
        </Form>
      )}
    </Card>
  );
}

interface ChoicesProps {
  name: "files" | "rulings" | "motions";
  legend: string;
  matters: WaitingMatter[];
  isWrong: boolean;
}

function Choices({ name, legend, matters, isWrong }: ChoicesProps) {
  const { t } = useTranslation("council");
  if (matters.length === 0) return null;
  return (
    <fieldset className="fieldset" aria-describedby={isWrong ? "put-on-error" : undefined}>
      <legend>{legend}</legend>
      <div className="choices">
        {matters.map((matter) => (
          <div className="choice" key={matter.id}>
            <input type="checkbox" id={`${name}-${matter.id}`} name={name} value={matter.id} />
            <label htmlFor={`${name}-${matter.id}`}>
              <InstitutionName name={matter.name} lang={matter.lang} />
            </label>
            <div className="field-help">
              {[matter.caseNumber, matter.country, matter.proposal && proposalWords(t, matter.proposal)]
                .filter(Boolean)
                .join(" · ")}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

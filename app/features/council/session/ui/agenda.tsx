import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { AgendaItem, SessionView, WaitingFile } from "../session-model.ts";

/** Whose file it is, and what is proposed; as much as the reader may know. */
export function ItemName({ file, to, isBrief }: Pick<AgendaItem, "file"> & { to?: string; isBrief?: boolean }) {
  const { t } = useTranslation("council");
  if (!file) return <span className="soft">{t("item.hidden")}</span>;
  const { name, lang, original } = file;
  return <InstitutionName {...{ name, lang, to }} original={isBrief ? null : original} isInline />;
}

/** The agenda of a session that is being prepared; each thing can be taken off. */
export function PreparedAgenda({ session, items }: { session: SessionView; items: AgendaItem[] }) {
  const { t } = useTranslation("council");
  if (items.length === 0) return <EmptyState title={t("agenda.empty")} text={t("agenda.empty_text")} />;
  const columns = [t("agenda.number"), t("agenda.institution"), t("agenda.case"), t("agenda.proposal")];
  const withAct = session.may.take_off ? [...columns, t("agenda.act")] : columns;
  return (
    <DataTable columns={withAct} caption={t("agenda.title")} isCompact isStacked>
      <tbody>
        {items.map(({ id, position, file, proposal, isGone }) => (
          <tr key={id}>
            <td data-label={t("agenda.number")}>{position}</td>
            <th scope="row">
              <ItemName file={file} to={file ? `/review/${file.id}` : undefined} />
            </th>
            <td className="numeric" data-label={t("agenda.case")}>
              {file?.caseNumber}
            </td>
            <td data-label={t("agenda.proposal")}>
              {isGone ? t("item.gone") : proposal && t(`vocabulary:recommendation.${proposal}`)}
            </td>
            {session.may.take_off && (
              <td>
                <ActForm
                  intent="take-off"
                  about={{ version: String(session.version), item: id }}
                  label={t("agenda.take_off")}
                  spoken={t("agenda.take_off_spoken", { name: file?.caseNumber ?? position })}
                />
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
  files: WaitingFile[];
  total: number;
  /** Why nothing was put on. */
  error: string | undefined;
}

/** The recommended files no session has: chosen one by one, or all. */
export function PutOnAgenda({ session, files, total, error }: PutOnProps) {
  const { t } = useTranslation("council");
  return (
    <Card title={t("waiting.title")}>
      {total === 0 ? (
        <p>{t("waiting.none")}</p>
      ) : (
        <Form method="post" className="form">
          <input type="hidden" name="version" value={session.version} />
          <fieldset className="fieldset" aria-describedby={error ? "put-on-error" : undefined}>
            <legend>{t("waiting.choose")}</legend>
            {error && (
              <p id="put-on-error" className="field-error" role="alert">
                {error}
              </p>
            )}
            <div className="choices">
              {files.map((file) => (
                <div className="choice" key={file.id}>
                  <input type="checkbox" id={`file-${file.id}`} name="files" value={file.id} />
                  <label htmlFor={`file-${file.id}`}>
                    <InstitutionName name={file.name} lang={file.lang} />
                  </label>
                  <div className="field-help">
                    {[file.caseNumber, file.country, file.proposal && t(`vocabulary:recommendation.${file.proposal}`)]
                      .filter(Boolean)
                      .join(" · ")}
                  </div>
                </div>
              ))}
            </div>
          </fieldset>
          {total > files.length && <p className="small soft">{t("waiting.more", { shown: files.length, total })}</p>}
          <FormActions>
            <Button type="submit" name="intent" value="put-on">
              {t("waiting.put_on")}
            </Button>
            <Button type="submit" name="intent" value="put-on-all" variant="quiet">
              {t("waiting.put_on_all", { count: total })}
            </Button>
          </FormActions>
        </Form>
      )}
    </Card>
  );
}

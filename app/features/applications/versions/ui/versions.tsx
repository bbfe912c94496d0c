import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Answer } from "../../form/ui/answer-list.tsx";
import type { ComparedView, VersionsPage, VersionView } from "../versions-model.ts";

/** Every version with who made it, when, and which questions were answered otherwise. */
export function VersionList({ page }: { page: VersionsPage }) {
  const { t } = useTranslation("invitations");
  return (
    <ol className="entry-list" aria-label={t("versions.list")}>
      {page.versions.map((version) => (
        <li key={version.number}>
          <VersionCard version={version} canRestore={page.canRestore && !version.isNewest} />
        </li>
      ))}
    </ol>
  );
}

function VersionCard({ version, canRestore }: { version: VersionView; canRestore: boolean }) {
  const { t } = useTranslation("invitations");
  const { number, person, at, changed, restoredFrom, isNewest } = version;
  const title = t("versions.number", { number });
  return (
    <EntryCard as="div" aside={isNewest && <Badge tone="ok">{t("versions.newest")}</Badge>}>
      <h2>{title}</h2>
      <p className="small soft">
        <bdi>{person}</bdi>
        {` · ${at}`}
      </p>
      {restoredFrom !== null && <p>{t("versions.restored_from", { number: restoredFrom })}</p>}
      {changed.length > 0 && (
        <ul>
          {changed.map((one) => (
            <li key={one.section}>
              <strong>{one.title}</strong> <span className="small soft">{one.at}</span>
              <br />
              {one.questions.join("; ")}
            </li>
          ))}
        </ul>
      )}
      {canRestore && (
        <ActForm
          intent="restore"
          about={{ number: String(number) }}
          label={t("versions.restore")}
          spoken={t("common:action.on", { act: t("versions.restore"), what: title })}
        />
      )}
    </EntryCard>
  );
}

/** Two versions are chosen to be put beside each other. */
export function CompareForm({ page }: { page: VersionsPage }) {
  const { t } = useTranslation("invitations");
  const numbers = page.versions.map(({ number }) => number);
  if (numbers.length < 2) return null;
  const choose = (name: "from" | "to", chosen: number | undefined) => (
    <div className="field">
      <label htmlFor={`compare-${name}`} className="field-label">
        {t(`versions.${name}`)}
      </label>
      <select id={`compare-${name}`} name={name} className="input" defaultValue={chosen}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {t("versions.number", { number })}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <form method="get" className="row row-end" aria-label={t("versions.compare")}>
      {choose("from", page.compared?.from ?? numbers[1])}
      {choose("to", page.compared?.to ?? numbers[0])}
      <Button type="submit" variant="quiet">
        {t("versions.compare")}
      </Button>
    </form>
  );
}

/** What differs between two versions, both texts in full. */
export function Compared({ compared }: { compared: ComparedView | null }) {
  const { t } = useTranslation("invitations");
  if (!compared) return null;
  const { from, to, changes } = compared;
  const [before, after] = [t("versions.number", { number: from }), t("versions.number", { number: to })];
  if (changes.length === 0) return <p>{t("versions.same", { before, after })}</p>;
  return (
    <DataTable
      columns={[t("versions.question"), before, after]}
      caption={t("versions.compared", { before, after })}
      isStacked
    >
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">{change.label}</th>
            <td data-label={before}>
              <Answer value={change.before} />
            </td>
            <td data-label={after}>
              <Answer value={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

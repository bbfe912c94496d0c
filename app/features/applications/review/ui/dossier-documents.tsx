import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";
import type { FiledDocumentView, ReplacedDocumentView, VersionView } from "../dossier-model.ts";

const COLUMNS = ["document", "file", "issued", "expires", "added"] as const;

export function DossierDocuments({ documents }: { documents: FiledDocumentView[] }) {
  const { t } = useTranslation("review");
  if (documents.length === 0) return <p>{t("documents.none")}</p>;
  return (
    <DataTable
      columns={COLUMNS.map((name) => t(`documents.column.${name}`))}
      caption={t("documents.title")}
      isCaptionHidden
      isStacked
    >
      <tbody>
        {documents.map(({ id, kind, name, size, summary, hasAttachment, issuedOn, expiresOn, addedAt }) => (
          <tr key={id}>
            <th scope="row">{t(`vocabulary:document.${kind}.title`)}</th>
            <td>
              <a href={`/documents/${id}`}>
                <bdi>{name}</bdi>
              </a>{" "}
              <span className="small soft">{size}</span>{" "}
              <a href={`/documents/${id}?view`} target="_blank" rel="noopener" className="small">
                {t("documents.view")}
                <span className="visually-hidden">
                  {" "}
                  {name} ({t("applications:texts.new_tab")})
                </span>
              </a>
              {hasAttachment && <Badge tone="neutral">{t("documents.has_attachment")}</Badge>}
              {summary && <p dir="auto">{summary}</p>}
            </td>
            <td data-label={t("documents.column.issued")}>{issuedOn}</td>
            <td data-label={t("documents.column.expires")}>{expiresOn}</td>
            <td data-label={t("documents.column.added")}>
              <Time {...addedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Those of an earlier filing, each with its link and the day on which it went out. */
export function ReplacedDocuments({ replaced }: { replaced: ReplacedDocumentView[] }) {
  const { t } = useTranslation("review");
  if (replaced.length === 0) return null;
  return (
    <div>
      <h3>{t("documents.replaced_title")}</h3>
      <ul>
        {replaced.map(({ id, kind, name, isReplaced, at }) => (
          <li key={id}>
            {t(`vocabulary:document.${kind}.title`)}:{" "}
            <a href={`/documents/${id}`}>
              <bdi>{name}</bdi>
            </a>{" "}
            <span className="small soft">
              {t(isReplaced ? "documents.replaced" : "documents.taken_out")} {at && <Time {...at} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The states in which the file was filed; the digest proves that none was changed afterwards. */
export function DossierVersions({ versions }: { versions: VersionView[] }) {
  const { t } = useTranslation("review");
  return (
    <ol className="versions">
      {versions.map(({ number, sha256, at }) => (
        <li key={number}>
          {t("versions.one", { number })}, <Time {...at} /> <code className="small">{sha256.slice(0, 16)}</code>
        </li>
      ))}
    </ol>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { CompareView, ComparedRow } from "./compare-model.ts";

/** Up to four members beside each other. */
export function ComparePage({ title, view }: { title: string; view: CompareView }) {
  const { t } = useTranslation("members");
  const { members, missing, isCut, rows, addTo } = view;
  return (
    <div className="page page-body stack compare">
      <h1>{title}</h1>
      {missing.length > 0 && (
        <Callout title={t("compare.missing")}>
          <p>{missing.join(", ")}</p>
        </Callout>
      )}
      {isCut && <p>{t("compare.cut")}</p>}
      {members.length === 0 ? (
        <EmptyState
          title={t("compare.none.title")}
          text={t("compare.none.text")}
          action={<LinkButton to="/directory">{t("compare.none.action")}</LinkButton>}
        />
      ) : (
        <>
          <ul className="stack stack-tight">
            {members.map(({ slug, name, removeTo }) => (
              <li key={slug}>
                <InstitutionName {...name} to={`/directory/${slug}`} isInline />{" "}
                <Link
                  className="small no-print"
                  to={removeTo}
                  aria-label={t("compare.remove_named", { name: name.name })}
                >
                  {t("compare.remove")}
                </Link>
              </li>
            ))}
          </ul>
          {addTo && (
            <p>
              <Link to={addTo}>{t("compare.add")}</Link>
            </p>
          )}
          {members.length > 1 && <p className="small soft">{t("compare.legend")}</p>}
          <DataTable
            caption={title}
            isCaptionHidden
            isStacked
            isCompact
            columns={[t("compare.fact"), ...members.map(({ name }) => name.name)]}
          >
            <tbody>
              {rows.map((row) => (
                <Row key={row.label} row={row} members={members} />
              ))}
            </tbody>
          </DataTable>
        </>
      )}
    </div>
  );
}

function Row({ row, members }: { row: ComparedRow } & Pick<CompareView, "members">) {
  const { t } = useTranslation("members");
  const { label, differs, cells } = row;
  return (
    <tr>
      <th scope="row">
        {label} {differs && <span className="small soft">{t("compare.differs")}</span>}
      </th>
      {members.map(({ slug, name }, place) => (
        <td key={slug} data-label={name.name}>
          {(cells[place] ?? []).length === 0 && <span className="soft">{t("compare.nothing")}</span>}
          {(cells[place] ?? []).map(({ text, isShared }, at) => (
            <span key={text}>
              {at > 0 && "; "}
              {isShared ? text : <strong>{text}</strong>}
            </span>
          ))}
        </td>
      ))}
    </tr>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { statusTone } from "../../file/ui/status-badge.tsx";
import type { SetAside } from "../set-aside.server.ts";

/** The head of a file for somebody with a conflict of interest. */
export function SetAsideHeading({ file }: { file: SetAside }) {
  const { t } = useTranslation("review");
  return (
    <header className="stack stack-tight">
      <Breadcrumbs items={[{ label: t("title"), to: "/review" }, { label: file.caseNumber }]} />
      <h1>
        <InstitutionName name={file.name} lang={file.lang} original={file.original} />
      </h1>
    </header>
  );
}

function State({ status }: Pick<SetAside, "status">) {
  const { t } = useTranslation("vocabulary");
  return <Badge tone={statusTone(status)}>{t(`application_status.${status}.staff`)}</Badge>;
}

/** What stands in place of a file that is closed by a conflict of interest: how it stands, and whom to ask. */
export function SetAsideCard({ file }: { file: SetAside & { ask: string[] } }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("aside.title")}>
      <p>{t("aside.text")}</p>
      <Facts
        items={[
          { term: t("column.case"), value: file.caseNumber },
          { term: t("column.status"), value: <State status={file.status} /> },
          { term: t("aside.ask"), value: file.ask.length > 0 ? <bdi>{file.ask.join(", ")}</bdi> : t("aside.nobody") },
        ]}
      />
      <p className="small soft">{t("aside.undo")}</p>
    </Card>
  );
}

/** The files somebody is kept out of, below the queue. */
export function SetAsideList({ files }: { files: SetAside[] }) {
  const { t } = useTranslation("review");
  if (files.length === 0) return null;
  return (
    <Disclosure summary={t("aside.list", { count: files.length })}>
      <ul className="plain-list stack stack-tight">
        {files.map(({ id, caseNumber, status, ...name }) => (
          <li key={id}>
            <Link to={`/review/${id}`}>{caseNumber}</Link> <InstitutionName {...name} isInline />{" "}
            <State status={status} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Reasons } from "#app/features/applications/file/ui/reasons.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Time } from "#app/ui/time.tsx";
import type { EarlierFile } from "../ballot-model.ts";

/** The files of an institution, with what was decided. */
export function EarlierFiles({ files }: { files: EarlierFile[] }) {
  const { t } = useTranslation("council");
  if (files.length === 0) return null;
  return (
    <Disclosure summary={t("item.earlier", { count: files.length })}>
      <ul className="stack">
        {files.map((file) => (
          <li key={file.id}>
            <Link to={`/review/${file.id}`}>{file.caseNumber}</Link>, <Time {...file.at} />:{" "}
            {file.outcome
              ? t(`vocabulary:decision.${file.outcome}`)
              : t(`vocabulary:application_status.${file.status}.staff`)}
            <Reasons codes={file.reasonCodes} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/table.tsx";
import { Pager } from "./pager.tsx";

export interface RegisterLine {
  number: string;
  standing: string;
  /** From when until when, of a membership that has ended. */
  term: string;
}

interface RegisterPageProps {
  lines: RegisterLine[];
  page: number;
  pages: number;
}

/** What the membership check answered to each number. */
export function RegisterPage({ lines, page, pages }: RegisterPageProps) {
  const { t } = useTranslation("archive");
  return (
    <>
      <h1>{t("register.title")}</h1>
      <p>{t("register.lead")}</p>
      <Pager page={page} pages={pages} />
      <DataTable
        columns={[t("members:profile.number"), t("members:profile.status"), t("register.term")]}
        caption={t("register.title")}
        isCaptionHidden
      >
        <tbody>
          {lines.map(({ number, standing, term }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td>{standing}</td>
              <td>{term}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <Pager page={page} pages={pages} />
    </>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";

interface ToCheck {
  id: string;
  to: string;
  title: { text: string; lang: string };
  project: { text: string; lang: string };
  what: string;
  since: { iso: string; text: string };
}

const COLUMNS = ["result", "project", "what", "since"] as const;

/** The results that wait for a coordinator; nothing where none does. */
export function ResultsToCheck({ items }: { items: ToCheck[] }) {
  const { t } = useTranslation("results");
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="results-to-check">
      <h2 id="results-to-check">{t("check.title")}</h2>
      <DataTable
        columns={COLUMNS.map((name) => t(`check.column.${name}`))}
        caption={t("check.title")}
        isCaptionHidden
        isStaffList
      >
        <tbody>
          {items.map(({ id, to, title, project, what, since }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to}>
                  <OwnWords {...title} />
                </Link>
              </th>
              <td>
                <OwnWords {...project} />
              </td>
              <td>
                <Badge tone="wait">{what}</Badge>
              </td>
              <td>
                <Time dateTime={since.iso} text={since.text} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

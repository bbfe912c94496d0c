import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/table.tsx";
import { tallyWords } from "../../ballot/tally.ts";
import type { PublishedVotes } from "../published.ts";

/** The results as they are published; what this reader does not see is said. */
export function PublishedTable({ votes }: { votes: PublishedVotes }) {
  const { t } = useTranslation("council");
  const columns = ["number", "case", "result", "votes"].map((name) => t(`recount.column.${name}`));
  return (
    <DataTable columns={columns} caption={t("recount.results")} isStacked>
      <tbody>
        {votes.items.map((item) => (
          <tr key={item.number}>
            <td data-label={t("recount.column.number")}>{item.number}</td>
            {"isWithheld" in item ? (
              <td colSpan={3}>{t("recount.withheld")}</td>
            ) : (
              <>
                <th scope="row" className="numeric">
                  {item.caseNumber}
                </th>
                <td data-label={t("recount.column.result")}>
                  {t(
                    item.left
                      ? `left.${item.left.isBefore ? "before" : "after"}_${item.left.how}`
                      : `vocabulary:verdict.${item.verdict}`,
                  )}
                </td>
                <td data-label={t("recount.column.votes")}>{tallyWords(t, item.count)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const SCRIPTS = [
  { file: "recount.js", needs: "Node.js", program: "node" },
  { file: "recount.py", needs: "Python 3", program: "python3" },
];

/** What is published, what it proves and what not, and how anybody counts again. */
export function HowToRecount({ id, seal }: { id: string; seal: string | null }) {
  const { t } = useTranslation("council");
  return (
    <section className="stack">
      <h2>{t("recount.how")}</h2>
      <p>{t("recount.what")}</p>
      {seal && (
        <ol>
          <li>
            <a href={`/recount/${id}/votes.json`}>{t("recount.file")}</a>
          </li>
          <li>
            {SCRIPTS.map(({ file, needs }) => (
              <p key={file}>
                <a href={`/${file}`} download>
                  <code>{file}</code>
                </a>{" "}
                <bdi lang="en">({needs})</bdi>
              </p>
            ))}
          </li>
          <li>
            {t("recount.run")}
            <pre className="hash">
              <code>{SCRIPTS.map(({ program, file }) => `${program} ${file} votes.json ${seal}`).join("\n")}</code>
            </pre>
          </li>
        </ol>
      )}
      <p>{t("recount.limits")}</p>
    </section>
  );
}

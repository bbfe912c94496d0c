import { useTranslation } from "react-i18next";
import { EntryCard } from "#app/ui/card.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { EarlierCheck } from "../earlier-checks.server.ts";

/** What coordinators have answered until now, the last first. */
export function EarlierChecks({ checks }: { checks: readonly EarlierCheck[] }) {
  const { t } = useTranslation("projects");
  if (checks.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="earlier-checks">
      <h2 id="earlier-checks">{t("check.earlier_checks")}</h2>
      <ul className="entry-list">
        {checks.map(({ id, outcome, at, by, version, reason, note, unmet }) => (
          <li key={id}>
            <EntryCard>
              <h3>{reason ? `${outcome}: ${reason}` : outcome}</h3>
              {note && <PlainText text={note} />}
              {unmet.length > 0 && (
                <>
                  <p>{t("check.unmet")}:</p>
                  <ul>
                    {unmet.map(({ question, remark }) => (
                      <li key={question}>
                        {question} {remark && <OwnWords text={remark} />}
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <p className="small soft">
                <Time dateTime={at.iso} text={at.text} />, <bdi>{by}</bdi>
                {version !== null && <>, {t("check.version", { version })}</>}
              </p>
            </EntryCard>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Findings } from "../../checks/ui/check-table.tsx";
import type { FirstChecks } from "../first-checks.server.ts";

const TONES: Record<FirstChecks["items"][number]["level"], Tone> = { error: "bad", warning: "wait", hint: "info" };

/** What the automatic checks find in the file as it stands, before anybody else sees it. */
export function FirstChecksCard({ checks: { items, proofs, revision } }: { checks: FirstChecks }) {
  const { t } = useTranslation("applications");
  return (
    <Card id="checks" title={t("checked.title")} isQuiet>
      <p>{t(items.length > 0 ? "checked.lead" : "checked.nothing")}</p>
      <ul className="stack stack-tight">
        {items.map(({ level, text, to, member }) => (
          <li key={text}>
            <Badge tone={TONES[level]}>{t(`checked.level.${level}`)}</Badge> {text}{" "}
            <Link to={to}>{t("checked.look")}</Link>
            {member && (
              <>
                {" "}
                <Link to={member}>{t("checked.member")}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {proofs.length > 0 && (
        <>
          <h3>{t("checked.proofs")}</h3>
          <Findings findings={proofs} />
        </>
      )}
      <p className="small soft">{t("checked.revision", { revision })}</p>
    </Card>
  );
}

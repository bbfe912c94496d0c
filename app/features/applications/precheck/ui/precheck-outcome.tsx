import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AccountStanding } from "#app/features/accounts/viewer.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import type { PrecheckOutcome } from "../../form/precheck.ts";
import type { Begun } from "../begun.server.ts";
import type { Duplicate } from "../find-duplicate.server.ts";
import { BegunNotice, DuplicateNotice } from "./here-notices.tsx";
import { WayToAccount } from "./way-to-account.tsx";

interface OutcomeProps {
  title: string;
  name: string;
  /** What it calls itself at home, where that is another name. */
  original: string | null;
  country: string;
  outcome: PrecheckOutcome;
  duplicate: Duplicate | null;
  begun: Begun;
  /** The answers, to be carried on. */
  answers: [string, string][];
  /** Address of the questions with these answers. */
  change: string;
  /** This page's address, to come back to after signing in. */
  here: string;
  reader: AccountStanding;
  contactEmail: string | null;
}

/** Where the eligibility check led, and in every case what to do next. */
export function PrecheckOutcomeView({
  title,
  name,
  original,
  country,
  outcome,
  duplicate,
  begun,
  contactEmail,
  change,
  ...start
}: OutcomeProps) {
  const { t } = useTranslation("applications");
  const isHere = duplicate !== null && duplicate.kind !== "similar";
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{title}</h1>
      <p className="lead">
        <bdi>{name}</bdi>, {country}
      </p>
      {original && <p className="original-name">{original}</p>}
      {duplicate && <DuplicateNotice duplicate={duplicate} registryId={registryOf(start.answers)} />}
      <BegunNotice begun={begun} registryId={registryOf(start.answers)} />
      {!isHere && outcome.kind === "stopped" && <Stops reasons={outcome.reasons} />}
      {!isHere && outcome.kind === "open" && <Open outcome={outcome} {...start} />}
      {(isHere || outcome.kind === "stopped") && contactEmail && (
        <p>
          {t("precheck.contact")} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        </p>
      )}
      <p>
        <Link to={change}>{t("precheck.change")}</Link> · <Link to="/apply">{t("precheck.again")}</Link>
      </p>
    </div>
  );
}

const registryOf = (answers: [string, string][]) => answers.find(([name]) => name === "registry")?.[1] ?? null;

function Stops({ reasons }: { reasons: Extract<PrecheckOutcome, { kind: "stopped" }>["reasons"] }) {
  const { t } = useTranslation("applications");
  return (
    <Callout tone="bad" title={t("precheck.stopped")}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            <strong>{t(`precheck.stop.${reason}.why`)}</strong> {t(`precheck.stop.${reason}.cure`)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

type OpenProps = Pick<OutcomeProps, "answers" | "here" | "reader"> & {
  outcome: Extract<PrecheckOutcome, { kind: "open" }>;
};

function Open({ outcome: { category, notes }, answers, here, reader }: OpenProps) {
  const { t } = useTranslation("applications");
  return (
    <>
      <Callout tone="ok" title={t("precheck.open", { category: t(`applies_as.category.${category}`) })}>
        <p>{t(`vocabulary:membership_category.${category}.explain`)}</p>
        {notes.length > 0 && (
          <ul>
            {notes.map((note) => (
              <li key={note}>{t(`precheck.note.${note}`)}</li>
            ))}
          </ul>
        )}
      </Callout>
      {reader === "verified" && (
        <form method="post" action="/apply/start">
          <OpenedBy />
          {answers.map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} readOnly />
          ))}
          <Button type="submit">{t("precheck.start")}</Button>
        </form>
      )}
      <WayToAccount reader={reader} text={t("precheck.account")} here={here} />
    </>
  );
}

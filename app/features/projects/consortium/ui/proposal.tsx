import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { TheirWhy } from "../../matching/ui/why.tsx";
import type { ProposedView } from "../consortium-model.ts";

interface ProposalProps {
  /** Which of the proposals it is, from 1. */
  number: number;
  members: readonly ProposedView[];
}

/** A set of members that fills everything, with one button that invites them all. */
export function Proposal({ number, members }: ProposalProps) {
  const { t } = useTranslation("consortium");
  const invite = t("invite", { count: members.length });
  const heading = `proposal-${number}`;
  return (
    <section className="card stack" aria-labelledby={heading}>
      <h2 id={heading}>{t("proposal", { number, count: members.length })}</h2>
      <ul className="plain-list stack">
        {members.map(({ id, name, to, country, role, why }) => (
          <li key={id} className="stack stack-tight">
            <p>
              <Link to={to}>
                <bdi>{name}</bdi>
              </Link>
              , {country}
            </p>
            <p className="soft">
              {role === null ? (
                t("for_rule")
              ) : (
                <q>
                  <OwnWords text={role} />
                </q>
              )}
            </p>
            <TheirWhy why={why} />
          </li>
        ))}
      </ul>
      <form method="post" className="stack stack-tight">
        <OpenedBy />
        {members.map(({ id, place }) => (
          <input key={id} type="hidden" name="place" value={place} />
        ))}
        <p className="field-help">{t("explain")}</p>
        <div>
          <Button
            type="submit"
            name="intent"
            value="invite"
            aria-label={t("invite_spoken", { invite, names: members.map(({ name }) => name).join("; ") })}
          >
            {invite}
          </Button>
        </div>
      </form>
    </section>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { UNDO_DAYS } from "../merging.schema.ts";
import type { MemberLine, MovedGroup, PlanView } from "./merging-model.ts";

/** So many lines of a kind stand open; more are folded away. */
const OPEN_LINES = 10;

/** What moves or ends, kind by kind. */
export function MovedGroups({ groups }: { groups: readonly MovedGroup[] }) {
  const { t } = useTranslation("members");
  if (groups.length === 0) return <p>{t("merging.nothing")}</p>;
  return <div className="stack stack-tight">{groups.map(groupOf)}</div>;
}

function groupOf({ kind, title, lines }: MovedGroup) {
  const list = (
    <ul>
      {lines.map(({ key, text, to, note }) => (
        <li key={key}>
          {to ? <Link to={to}>{text}</Link> : text}
          {note && <span className="soft"> · {note}</span>}
        </li>
      ))}
    </ul>
  );
  const head = `${title} (${lines.length})`;
  return lines.length > OPEN_LINES ? (
    <Disclosure key={kind} summary={head}>
      {list}
    </Disclosure>
  ) : (
    <section key={kind}>
      <h4>{head}</h4>
      {list}
    </section>
  );
}

function Member({ member: { name, number, place } }: { member: MemberLine }) {
  return (
    <>
      <Link to={`/memberships/${number}`}>{keepNumbers(number)}</Link> · {place} · <InstitutionName {...name} />
    </>
  );
}

/** Everything that happens when two records become one, before it does. */
export function MergingPlan({ plan }: { plan: PlanView }) {
  const { t } = useTranslation("members");
  const { merged, remaining, groups, stays, differences, hindrances } = plan;
  const columns = [t("merging.question"), t("merging.holds"), t("merging.goes")];
  return (
    <>
      <Facts
        isWide
        items={[
          { term: t("merging.merged"), value: <Member member={merged} /> },
          { term: t("merging.remaining"), value: <Member member={remaining} /> },
        ]}
      />
      {hindrances.length > 0 && (
        <Callout tone="wait" title={t("merging.hindered")}>
          <ul>
            {hindrances.map(({ text, number, to }) => (
              <li key={text}>
                {keepNumbers(text)} <Link to={to}>{keepNumbers(t("merging.open_member", { number }))}</Link>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <h3>{t("merging.moves")}</h3>
      <MovedGroups groups={groups} />
      <h3>{t("merging.stays_title")}</h3>
      <ul>
        {stays.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {differences.length > 0 && (
        <>
          <h3>{t("merging.differences")}</h3>
          <p>{t("merging.differences_text")}</p>
          <DataTable caption={t("merging.differences")} isCaptionHidden isStacked columns={columns}>
            <tbody>
              {differences.map(({ label, own, theirs }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td data-label={columns[1]}>{own}</td>
                  <td data-label={columns[2]}>{theirs}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      )}
      <h3>{t("merging.follows")}</h3>
      <ul>
        <li>{t("merging.follow_address")}</li>
        <li>{t("merging.follow_certificate", { number: merged.number })}</li>
        <li>{t("merging.follow_people")}</li>
        <li>{t("merging.follow_undo", { days: UNDO_DAYS })}</li>
      </ul>
    </>
  );
}

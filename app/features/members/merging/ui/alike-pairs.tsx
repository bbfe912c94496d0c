import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import type { AlikeView, MemberLine, ToldView } from "./merging-model.ts";

/** Members that look alike, two and two, and those that were told apart. */
export function AlikePairs({ view: { pairs, more, told } }: { view: AlikeView }) {
  const { t } = useTranslation("members");
  const heads = [t("alike.one"), t("alike.other"), t("alike.why"), t("alike.what")];
  return (
    <>
      {pairs.length === 0 ? (
        <EmptyState title={t("alike.none")} text={t("alike.none_text")} />
      ) : (
        <DataTable caption={t("alike.title")} isCaptionHidden isStacked isCompact columns={heads}>
          <tbody>
            {pairs.map(({ one, other, why, isAsked, to }) => (
              <tr key={to}>
                <th scope="row">
                  <Line member={one} />
                </th>
                <td data-label={heads[1]}>
                  <Line member={other} />
                </td>
                <td data-label={heads[2]}>{why.join(", ")}</td>
                <td data-label={heads[3]}>
                  <Link to={to}>{t(isAsked ? "merging.asked" : "alike.compare")}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {more && <p>{more}</p>}
      <ToldApart told={told} />
    </>
  );
}

/** Pairs that were told apart: with the reason, by whom and when, and a way back. */
export function ToldApart({ told }: { told: readonly ToldView[] }) {
  const { t } = useTranslation("members");
  if (told.length === 0) return null;
  const heads = [t("alike.one"), t("alike.other"), t("merging.note_label"), t("alike.what")];
  return (
    <>
      <h2>{t("alike.told")}</h2>
      <DataTable caption={t("alike.told")} isCaptionHidden isStacked isCompact columns={heads}>
        <tbody>
          {told.map(({ one, other, said, note }) => (
            <tr key={`${one.number} ${other.number}`}>
              <th scope="row">
                <Line member={one} />
              </th>
              <td data-label={heads[1]}>
                <Line member={other} />
              </td>
              <td data-label={heads[2]}>
                <PlainText text={note} />
                <div className="soft small">{said}</div>
              </td>
              <td data-label={heads[3]}>
                <Reopen number={one.number} other={other.number} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}

/** Takes back that two are two. */
export function Reopen({ number, other }: { number: string; other: string }) {
  const { t } = useTranslation("members");
  return (
    <Form method="post">
      <OpenedBy />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="other" value={other} />
      <Button type="submit" name="intent" value="reopen" variant="quiet">
        {t("alike.reopen")}
      </Button>
    </Form>
  );
}

function Line({ member: { name, number, place } }: { member: MemberLine }) {
  return (
    <>
      <InstitutionName {...name} />
      <div className="soft small">
        <Link to={`/memberships/${number}`}>{keepNumbers(number)}</Link>, {place}
      </div>
    </>
  );
}

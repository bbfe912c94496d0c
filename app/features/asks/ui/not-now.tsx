import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { NewAskView } from "../asks-model.ts";

/** What stands in the way of an ask, said before anything is typed. */
export function NotNow({ view: { full, wait, limits } }: { view: NewAskView }) {
  const { t } = useTranslation("asks");
  const { day, week, open: most } = limits;
  return (
    <>
      {wait && (
        <Callout tone="wait" role="status">
          <p>{t(`too_often.${wait.unit}`, { count: wait.count, day, week })}</p>
        </Callout>
      )}
      {full.map(({ id, name, count, open }) => (
        <Callout key={id} tone="wait" role="status">
          <p>{t("form.full", { count, most, member: name })}</p>
          <ul>
            {open.map((one) => (
              <li key={one.id}>
                <Link to={`/asks/${one.id}`}>
                  <OwnWords text={one.sentence} lang={one.language} />
                </Link>
              </li>
            ))}
          </ul>
        </Callout>
      ))}
    </>
  );
}

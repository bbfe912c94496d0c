import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { OwnWords } from "#app/ui/own-words.tsx";
import { TheirWhy } from "../../matching/ui/why.tsx";
import type { FittingNeed } from "../desk-model.ts";

/** For each partner that is looked for the members that may suit, each with its reason and the way to invite it. */
export function FittingMembers({ needs }: { needs: FittingNeed[] }) {
  const { t } = useTranslation("matching");
  if (needs.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="fitting">
      <h2 id="fitting">{t("members.title")}</h2>
      <p className="soft">
        {t("members.lead")}{" "}
        <Link to="../consortium" relative="path">
          {t("consortium:link")}
        </Link>
      </p>
      {needs.map(({ id, role, members }) => (
        <section key={id} className="stack" aria-labelledby={`fitting-${id}`}>
          <h3 id={`fitting-${id}`}>
            <OwnWords text={role} />
          </h3>
          <ul className="entry-list">
            {members.map(({ id: memberId, slug, name, country, why }) => (
              <li key={memberId} className="card stack stack-tight">
                <p>
                  <Link to={`/directory/${slug}`}>{name}</Link>, {country}
                </p>
                <TheirWhy why={why} />
                <p className="small">
                  <Link
                    to={`?${new URLSearchParams({ find: name, role })}#invite`}
                    aria-label={t("members.invite_of", { institution: name })}
                  >
                    {t("members.invite")}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NetworkFigure } from "./network-figure.tsx";
import { type NetworkView, PICTURE_ID } from "./network-model.ts";
import { PairTable } from "./pair-table.tsx";

/** Who works together for an initiative, on its page. */
export function InitiativeNetwork({ network, slug }: { network: NetworkView | null; slug: string | null }) {
  const { t } = useTranslation("projects");
  if (!network?.picture) return null;
  const { picture, joined, pairs, across } = network;
  return (
    <section className="stack stack-tight" aria-labelledby="together">
      <h2 id="together">{t("network.initiative.title")}</h2>
      <p>
        {t("network.initiative.members", { count: joined })} {t("network.initiative.pairs", { count: pairs })}{" "}
        {across > 0 && t("network.initiative.across", { count: across })}
      </p>
      <div className="network-small">
        <NetworkFigure picture={picture} label={t("network.label")} />
      </div>
      {picture.cut && <p className="small soft">{t("network.cut", { ...picture.cut })}</p>}
      <PairTable rows={picture.rows} />
      <p className="small no-print">
        <Link to={`/directory?view=network&initiative=${slug}#${PICTURE_ID}`}>{t("network.initiative.picture")}</Link>
      </p>
    </section>
  );
}

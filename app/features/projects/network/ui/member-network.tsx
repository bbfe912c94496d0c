import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BarTable } from "#app/ui/bar-table.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Bridges, NetworkFigures } from "./network-figures.tsx";
import { FIND_PARTNERS, NETWORK_ID, type NetworkView, PICTURE_ID } from "./network-model.ts";
import { NetworkPictureCard } from "./network-picture-card.tsx";
import { PairTable } from "./pair-table.tsx";

const TABLE = "network-table";

/** Who works with whom, in a year or in all: figures, a picture, and the same as a table. */
export function MemberNetwork({ network }: { network: NetworkView }) {
  const { t } = useTranslation("projects");
  const { picture, around, absentTo, readers } = network;
  const counted = (
    <p className="small soft">
      {t(`network.counted.${readers}`)} {t("network.years.rule")}
    </p>
  );
  if (picture === null)
    return (
      <div className="stack" id={NETWORK_ID}>
        <Lens {...network} />
        {absentTo === null ? (
          <EmptyState
            title={t("network.empty.title")}
            text={t("network.empty.text")}
            action={<LinkButton to={FIND_PARTNERS}>{t("network.alone.find")}</LinkButton>}
          />
        ) : (
          <EmptyState
            title={t("network.absent.title")}
            text={t("network.absent.text")}
            action={<LinkButton to={absentTo}>{t("network.around_all")}</LinkButton>}
          />
        )}
        {counted}
      </div>
    );
  return (
    <div className="stack" id={NETWORK_ID}>
      <Lens {...network} />
      <NetworkFigures {...network} />
      <div className="stack" id={PICTURE_ID}>
        {around && (
          <p>
            {t("network.around", { name: around.name.name })} <Link to={around.allTo}>{t("network.around_all")}</Link>
          </p>
        )}
        <p className="map-skip">
          <a href={`#${TABLE}`}>{t("network.skip")}</a>
        </p>
        <NetworkPictureCard picture={picture} />
        <div className="stack stack-tight">
          {picture.cut && <p>{t("network.cut", { ...picture.cut })}</p>}
          <PairTable id={TABLE} rows={picture.rows} />
        </div>
      </div>
      <Bridges {...network.bridges} />
      <OverYears {...network} />
      {counted}
    </div>
  );
}

/** Of which years and of which initiative the projects are. */
function Lens({ lens }: Pick<NetworkView, "lens">) {
  const { t } = useTranslation("projects");
  const { years, initiative } = lens;
  return (
    <>
      {initiative && (
        <p>
          {t("network.initiative.only")} <Link to={initiative.to}>{initiative.title}</Link>.{" "}
          <Link to={initiative.allTo}>{t("network.initiative.all")}</Link>
        </p>
      )}
      {years.length > 1 && (
        <div className="network-years">
          <Tabs items={[...years]} label={t("network.years.label")} />
          <p className="small soft">{t("network.years.counted")}</p>
        </div>
      )}
    </>
  );
}

/** How the network grew, as a chart that is a table. */
function OverYears({ byYear }: Pick<NetworkView, "byYear">) {
  const { t } = useTranslation("projects");
  if (byYear.length < 2) return null;
  const columns = (["year", "members", "pairs"] as const).map((column) => t(`network.years.column.${column}`));
  return <BarTable caption={t("network.years.title")} columns={columns} rows={[...byYear]} none="" headingLevel={2} />;
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { NetworkFigure } from "./network-figure.tsx";
import { NETWORK_ID, PICTURE_ID, type NetworkPicture, type NetworkView, type PairView } from "./network-model.ts";

const TABLE = "network-table";
const FIND_PARTNERS = "/projects?seeking=1";
/** A longer table is folded. */
const SHORT = 25;

/** Who works with whom: figures, a picture, and the same as a table. */
export function MemberNetwork({ network }: { network: NetworkView }) {
  const { t } = useTranslation("projects");
  const { picture, around, readers } = network;
  const counted = <p className="small soft">{t(`network.counted.${readers}`)}</p>;
  if (picture === null)
    return (
      <div className="stack" id={NETWORK_ID}>
        <EmptyState
          title={t("network.empty.title")}
          text={t("network.empty.text")}
          action={<LinkButton to={FIND_PARTNERS}>{t("network.alone.find")}</LinkButton>}
        />
        {counted}
      </div>
    );
  return (
    <div className="stack" id={NETWORK_ID}>
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
        <Picture picture={picture} />
        <div className="stack stack-tight" id={TABLE}>
          {picture.cut && <p>{t("network.cut", { ...picture.cut })}</p>}
          <PairTable rows={picture.rows} />
          {counted}
        </div>
      </div>
    </div>
  );
}

function NetworkFigures({ total, joined, projects, pairs, across, leaders }: NetworkView) {
  const { t } = useTranslation("projects");
  const inWords = (figure: number) => t("network.figure", { figure });
  return (
    <div className="stack">
      <div className="facts-in-row">
        <Facts
          items={[
            { term: t("network.facts.joined"), value: t("network.of", { part: joined, whole: total }) },
            { term: t("network.facts.projects"), value: inWords(projects) },
            { term: t("network.facts.pairs"), value: inWords(pairs) },
            { term: t("network.facts.across"), value: inWords(across) },
          ]}
        />
      </div>
      <div className="network-figures">
        {leaders.map(({ by, members }) => (
          <section key={by}>
            <h2>{t(`network.leaders.${by}`)}</h2>
            {members.length === 0 && <p className="soft">{t("network.leaders.nobody")}</p>}
            <ol>
              {members.map(({ name, to, text }) => (
                <li key={to}>
                  <Link to={to} lang={name.lang}>
                    {name.name}
                  </Link>{" "}
                  <span className="soft">{text}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <section>
          <h2>{t("network.alone.title")}</h2>
          <p>
            <span className="network-number">{inWords(total - joined)}</span>{" "}
            <span className="soft">{t("network.alone.text", { count: total - joined })}</span>
          </p>
          <p>
            <Link to={FIND_PARTNERS}>{t("network.alone.find")}</Link>
          </p>
        </section>
      </div>
    </div>
  );
}

function Picture({ picture }: { picture: NetworkPicture }) {
  const { t } = useTranslation("projects");
  return (
    <figure className="stack stack-tight">
      <NetworkFigure picture={picture} label={t("network.label")} />
      <figcaption className="stack stack-tight small soft">
        <ul className="network-regions" aria-label={t("network.regions")}>
          {picture.regions.map(({ letter, name, tone, to, count }) => (
            <li key={letter}>
              <Link className="pill" to={to}>
                <span className={`network-mark network-tone-${tone}`} aria-hidden="true">
                  {letter}
                </span>
                {name} <span className="count">{count}</span>
              </Link>
            </li>
          ))}
        </ul>
        <span>
          {t("network.legend")} {picture.hasOutside && t("network.outside")}
        </span>
      </figcaption>
    </figure>
  );
}

function PairTable({ rows }: Pick<NetworkPicture, "rows">) {
  const { t } = useTranslation("projects");
  const columns = ["one", "other", "projects", "count"] as const;
  const titles = columns.map((column) => t(`network.column.${column}`));
  return (
    <Disclosure summary={t("network.table", { count: rows.length })} isOpen={rows.length <= SHORT}>
      <DataTable caption={t("network.caption")} isCaptionHidden isCompact isStacked columns={titles}>
        <tbody>
          {rows.map((row) => (
            <PairRow key={row.id} row={row} titles={titles} />
          ))}
        </tbody>
      </DataTable>
    </Disclosure>
  );
}

function PairRow({ row, titles }: { row: PairView; titles: readonly string[] }) {
  const { t } = useTranslation("projects");
  const { id, one, other, count, projects, more } = row;
  return (
    <tr id={id} className="network-pair">
      <th scope="row">
        <Name {...one} />
      </th>
      <td data-label={titles[1]}>
        <Name {...other} />
      </td>
      <td data-label={titles[2]}>
        <ul className="network-projects">
          {projects.map(({ slug, title }) => (
            <li key={slug}>
              <a href={`/projects/${slug}`} lang={title.lang}>
                {title.text}
              </a>
            </li>
          ))}
          {more > 0 && <li>{t("network.more", { count: more })}</li>}
        </ul>
      </td>
      <td data-label={titles[3]} className="number">
        {count}
      </td>
    </tr>
  );
}

/** Without the name in its own script, and with plain links: there are hundreds of them. */
function Name({ slug, name }: PairView["one"]) {
  return (
    <a href={`/directory/${slug}`}>
      <bdi lang={name.lang}>{name.name}</bdi>
    </a>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Facts } from "#app/ui/facts.tsx";
import { FIND_PARTNERS, type NetworkView } from "./network-model.ts";

/** The network in figures, each with a sentence of what it is. */
export function NetworkFigures(network: NetworkView) {
  const { total, joined, projects, pairs, across, leaders, density } = network;
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
      {density && <p>{t("network.density.text", { ...density })}</p>}
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

/** Members through whom alone two regions work together. */
export function Bridges({ shown, more }: NetworkView["bridges"]) {
  const { t } = useTranslation("projects");
  if (shown.length === 0) return null;
  return (
    <section className="stack stack-tight network-bridges">
      <h2>{t("network.bridges.title")}</h2>
      <p className="small soft">{t("network.bridges.text")}</p>
      <ul>
        {shown.map(({ between, members, pairs }) => (
          <li key={between}>
            <span className="network-between">{between}</span>
            {members.map(({ name, to }) => (
              <Link key={to} to={to} lang={name.lang}>
                {name.name}
              </Link>
            ))}
            <span className="small soft">{pairs}</span>
          </li>
        ))}
        {more > 0 && <li className="soft">{t("network.more", { count: more })}</li>}
      </ul>
    </section>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { Time } from "#app/ui/time.tsx";
import type { MembersAtAGlance } from "./glance-model.ts";
import { MapFigure } from "./map-figure.tsx";

const PAST_THE_MAP = "regions";

/** Where the members are, as a picture that leads into the directory, with its regions in words. */
export function GlanceMap({ map, areas }: Pick<MembersAtAGlance, "map" | "areas">) {
  const { t } = useTranslation(["public", "members"]);
  return (
    <section className="stack stack-tight" aria-labelledby="where">
      <div className="row row-between">
        <h2 id="where">{t("home.map.title")}</h2>
        <p className="cluster small">
          <Link to="/directory?view=map">{t("home.map.open")}</Link>
          <Link to="/directory">{t("home.map.list")}</Link>
        </p>
      </div>
      <p className="map-skip">
        <a href={`#${PAST_THE_MAP}`}>{t("home.map.skip")}</a>
      </p>
      <MapFigure map={map} />
      <nav className="map-areas" id={PAST_THE_MAP} aria-label={t("members:map.areas")}>
        <ul>
          {areas.map(({ label, to, count }) => (
            <li key={to}>
              <Link className="pill" to={to}>
                {label} <span className="count">{count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="small soft">{t("members:map.borders")}</p>
    </section>
  );
}

/** Who joined last. */
export function NewestMembers({ members }: { members: MembersAtAGlance["newest"] }) {
  const { t } = useTranslation("public");
  return (
    <section className="stack stack-tight" aria-labelledby="newest">
      <div className="row row-between">
        <h2 id="newest">{t("home.newest.title")}</h2>
        <p className="small">
          <Link to="/directory?sort=newest">{t("home.newest.all")}</Link>
        </p>
      </div>
      <ul className="glance-list">
        {members.map(({ slug, name, logo, place, since }) => (
          <li key={slug} className="glance-member">
            <Logo src={logo} name={name.name} />
            <div>
              <h3>
                <InstitutionName {...name} to={`/directory/${slug}`} />
              </h3>
              <p className="small soft">
                {place} · {t("home.newest.since")} <Time {...since} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MapFigure } from "#app/features/members/map/ui/map-figure.tsx";
import { MAP_ID } from "#app/features/members/map/ui/map-model.ts";
import { CountryTable, MapAreas, MapLegend } from "#app/features/members/map/ui/map-parts.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { ProjectMapView } from "../map-model.ts";

const TABLE = "map-table";

/** The projects found on a map, with the same in a table, and with those that name no country. */
export function ProjectMap({ map }: { map: ProjectMapView }) {
  const { t } = useTranslation(["projects", "members"]);
  const { missing } = map;
  return (
    <div className="stack" id={MAP_ID}>
      <MapAreas areas={map.areas} />
      <p className="map-skip">
        <a href={`#${TABLE}`}>{t("members:map.skip")}</a>
      </p>
      <figure className="stack stack-tight">
        <MapFigure map={map.picture} />
        <MapLegend steps={map.steps} words={t("map.legend")} />
      </figure>
      <div className="stack stack-tight" id={TABLE}>
        <p className="small soft">{t(map.isWider ? "map.wider" : "map.several")}</p>
        {missing.number > 0 && (
          <Disclosure summary={t("map.missing", { count: missing.number })}>
            <ul>
              {missing.named.map(({ slug, title }) => (
                <li key={slug}>
                  <Link to={`/projects/${slug}`}>
                    <bdi lang={title.lang}>{title.text}</bdi>
                  </Link>
                </li>
              ))}
              {missing.more > 0 && <li>{t("members:map.missing.more", { count: missing.more })}</li>}
            </ul>
          </Disclosure>
        )}
        <CountryTable rows={map.rows} caption={t("map.caption")} counted={t("map.projects")} />
      </div>
    </div>
  );
}

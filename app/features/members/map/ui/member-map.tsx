import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { CountryTable, MapAreas, MapLegend, SHORT } from "./map-parts.tsx";
import { MapFigure } from "./map-figure.tsx";
import { MAP_ID, type MapView } from "./map-model.ts";

const TABLE = "map-table";
/** The members found on a map, with the same in a table, and with those who are not on it. */
export function MemberMap({ map }: { map: MapView }) {
  const { t } = useTranslation("members");
  const { areas, rows, places, beyond, total, shown, missing } = map;
  return (
    <div className="stack member-map" id={MAP_ID}>
      <MapAreas areas={areas} />
      <p className="map-skip">
        <a href={`#${TABLE}`}>{t("map.skip")}</a>
      </p>
      {shown === 0 && beyond > 0 && (
        <Callout title={t("map.empty.title")}>
          <p>
            {t("map.empty.text")} <Link to={areas[0]?.to ?? ""}>{t("map.whole_world")}</Link>
          </p>
        </Callout>
      )}
      <figure className="stack stack-tight">
        <MapFigure map={map} />
        <MapLegend steps={map.steps} words={t("map.legend")} />
      </figure>
      <div className="stack stack-tight" id={TABLE}>
        <p>
          {t("map.shown", { shown, total })}
          {beyond > 0 && (
            <>
              {" "}
              {t("map.beyond", { count: beyond })} <Link to={areas[0]?.to ?? ""}>{t("map.whole_world")}</Link>
            </>
          )}
        </p>
        {missing.map(({ reason, members, more }) => (
          <Disclosure key={reason} summary={reason}>
            <ul>
              {members.map(({ slug, name }) => (
                <li key={slug}>
                  <InstitutionName {...name} to={`/directory/${slug}`} isInline />
                </li>
              ))}
              {more > 0 && <li>{t("map.missing.more", { count: more })}</li>}
            </ul>
          </Disclosure>
        ))}
        <CountryTable rows={rows} caption={t("map.caption")} counted={t("map.members")} />
        <PlaceTable places={places} />
      </div>
    </div>
  );
}

/** Who is where in a country, by name. */
function PlaceTable({ places }: Pick<MapView, "places">) {
  const { t } = useTranslation("members");
  if (places.length === 0) return null;
  return (
    <Disclosure summary={t("map.places", { count: places.length })} isOpen={places.length <= SHORT}>
      <DataTable
        caption={t("map.places_caption")}
        isCaptionHidden
        isCompact
        columns={[t("map.place"), t("map.members")]}
      >
        <tbody>
          {places.map(({ label, whom, to }) => (
            <tr key={to}>
              <th scope="row">{label}</th>
              <td>
                <a href={to}>{whom}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Disclosure>
  );
}

import { classNames } from "#app/ui/class-names.ts";
import type { CountryView, MapPicture } from "./map-model.ts";

/** A finger needs so much. */
const TARGET = 13;

/**
 * Land and countries stretch with the map; what lies on them is placed by shares of it and keeps its size. Links are
 * plain ones, since two hundred are on a map of the world.
 */
export function MapFigure({ map }: { map: MapPicture }) {
  const { label, width, height, land, countries, wide, narrow } = map;
  return (
    <div className="map" dir="ltr" role="group" aria-label={label}>
      <svg className="map-land" viewBox={`0 0 ${width} ${height}`} focusable="false">
        <path d={land} />
        {countries.map((country) => (
          <Country key={country.code} {...country} />
        ))}
      </svg>
      <svg className="map-signs" focusable="false">
        <Signs {...wide} className="map-wide" />
        <Signs {...narrow} className="map-narrow" />
      </svg>
    </div>
  );
}

function Country({ path, step, label, to }: CountryView) {
  return (
    <a href={to} aria-label={label}>
      <path className={`map-step-${step}`} d={path}>
        <title>{label}</title>
      </path>
    </a>
  );
}

function Signs({ clusters, names, className }: MapPicture["wide"] & { className: string }) {
  return (
    <g className={className}>
      <g aria-hidden="true">
        {names.map(({ x, y, text }) => (
          <text key={text} className="map-country" x={x} y={y} dy="0.35em">
            {text}
          </text>
        ))}
      </g>
      {clusters.map(({ x, y, count, radius, label, words, to }) => (
        <a
          key={`${x} ${y}`}
          className={classNames("map-cluster", count === null && "map-alone")}
          href={to}
          aria-label={label}
        >
          <title>{label}</title>
          <circle className="map-target" cx={x} cy={y} r={Math.max(radius, TARGET)} />
          <circle cx={x} cy={y} r={radius} />
          {count !== null && (
            <text x={x} y={y} dy="0.35em" className="map-count">
              {count}
            </text>
          )}
          {words && (
            <text x={words.x} y={words.y} dy="0.35em" className={`map-place map-${words.anchor}`}>
              {words.text}
            </text>
          )}
        </a>
      ))}
    </g>
  );
}

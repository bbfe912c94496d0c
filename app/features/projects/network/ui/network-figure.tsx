import { classNames } from "#app/ui/class-names.ts";
import type { LineView, NetworkPicture, NodeView, RegionView } from "./network-model.ts";

/** So many lines are drawn lighter. */
const MANY = 80;

/** Lines lead where their rows in the table lead, so that the keyboard need not walk over hundreds of them. */
export function NetworkFigure({ picture, label }: { picture: NetworkPicture; label: string }) {
  const { isFew, box, regions, lines, nodes } = picture;
  return (
    <div
      className={classNames("network", isFew && "network-few", lines.length > MANY && "network-dense")}
      dir="ltr"
      role="group"
      aria-label={label}
    >
      <svg viewBox={box} preserveAspectRatio="xMidYMid slice" focusable="false">
        <g aria-hidden="true">
          {lines.map((line) => (
            <Line key={line.path} {...line} />
          ))}
          {regions.map((region) => (
            <Region key={region.letter} {...region} />
          ))}
        </g>
        {nodes.map((node) => (
          <Node key={node.to} {...node} />
        ))}
      </svg>
    </div>
  );
}

function Line({ path, width, label, to, tone }: LineView) {
  return (
    <a className={classNames("network-line", tone !== null && `network-tone-${tone}`)} href={to} tabIndex={-1}>
      <title>{label}</title>
      <path d={path} strokeWidth={width} />
    </a>
  );
}

function Region({ letter, name, tone, path, textPath, x, y }: RegionView) {
  const id = `region-${letter}`;
  return (
    <g className={`network-region network-tone-${tone}`}>
      <path d={path} />
      {textPath !== null && (
        <>
          <path id={id} d={textPath} className="network-guide" />
          <text className="network-region-name">
            <textPath href={`#${id}`} startOffset="50%">
              {name}
            </textPath>
          </text>
        </>
      )}
      <text
        x={x}
        y={y}
        dy="0.35em"
        className={classNames("network-letter", textPath !== null && "network-letter-spare")}
      >
        {letter}
      </text>
    </g>
  );
}

function Node({ x, y, radius, name, label, short, to, tone, isOutside, isCentre }: NodeView) {
  return (
    <a
      className={classNames(
        "network-node",
        `network-tone-${tone}`,
        isOutside && "network-outside",
        isCentre && "network-centre",
      )}
      href={to}
      aria-label={label}
    >
      <title>{label}</title>
      <circle cx={x} cy={y} r={radius} />
      {name && (
        <text
          className={`network-name network-${name.anchor}`}
          x={name.x}
          y={name.y}
          dy="0.35em"
          transform={name.turn === 0 ? undefined : `rotate(${name.turn} ${name.x} ${name.y})`}
        >
          {short}
        </text>
      )}
    </a>
  );
}

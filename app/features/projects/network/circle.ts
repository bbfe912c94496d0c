/** The circle is in the middle; beyond it stand names. */
export const WIDTH = 960;
export const HEIGHT = 840;
const EDGE = 8;
const RADIUS = 220;
const BAND = RADIUS + 18;
const REGION_TEXT = BAND + 7;
const REGION_TEXT_BELOW = REGION_TEXT + 10;
const NAMES = BAND + 30;
/** Between the members of two regions. */
const GAP = 0.07;
/** How wide the letters are, of the names of regions and of members. */
const REGION_LETTER = 7.4;
const LETTER = 6.7;
const LETTER_OF_FEW = 7.6;
/** Names closer than that cover each other. */
const LINE = 13;
/** So few have room for names that nobody needs to turn the head for, and leave the top and the bottom empty. */
const FEW = 18;
const HEIGHT_OF_FEW = 2 * (NAMES + 30);
const LARGEST = 11;
const SMALLEST = 3.5;

const round = (number: number) => Math.round(number * 10) / 10;
const at = (angle: number, radius: number): [x: number, y: number] => [
  round(WIDTH / 2 + radius * Math.cos(angle)),
  round(HEIGHT / 2 + radius * Math.sin(angle)),
];

/** What stands on the circle: members of one region stand together. */
export interface Standing {
  region: string;
  partners: number;
}

export interface Place {
  x: number;
  y: number;
  radius: number;
  /** Where its name begins or ends, how it is turned, and how many letters fit; null where there is no room for it. */
  name: { x: number; y: number; turn: number; anchor: "start" | "middle" | "end"; most: number } | null;
}

export interface RegionArc {
  region: string;
  count: number;
  /** The band of the region. */
  path: string;
  /** What its name is written along; null where the name does not fit. */
  textPath: (text: string) => string | null;
  /** Where its letter stands. */
  x: number;
  y: number;
}

/** Members, in the order in which they stand, those of a region after one another, spread over a circle. */
export function placeOnCircle(standing: readonly Standing[]) {
  const regions = runsOf(standing);
  const gap = regions.length > 1 ? GAP : 0;
  const step = (2 * Math.PI - gap * regions.length) / Math.max(1, standing.length);
  const angles: number[] = [];
  const arcs: RegionArc[] = [];
  let angle = -Math.PI / 2 + gap / 2;
  for (const { region, count } of regions) {
    const end = angle + step * count;
    arcs.push(arcOf(region, count, angle, end));
    for (let place = 0; place < count; place++) angles.push(angle + step * (place + 0.5));
    angle = end + gap;
  }
  const most = Math.max(1, ...standing.map(({ partners }) => partners));
  const widest = Math.max(SMALLEST, Math.min(LARGEST, 0.48 * step * RADIUS));
  const named = namedAmong(standing, angles);
  const places = standing.map(({ partners }, place): Place => {
    const angleOf = angles[place] ?? 0;
    const [x, y] = at(angleOf, RADIUS);
    const radius = round(SMALLEST + (widest - SMALLEST) * Math.sqrt(partners / most));
    return { x, y, radius, name: named.has(place) ? nameAt(angleOf, standing.length <= FEW) : null };
  });
  const isFew = standing.length <= FEW;
  const height = isFew ? HEIGHT_OF_FEW : HEIGHT;
  const box = `0 ${(HEIGHT - height) / 2} ${WIDTH} ${height}`;
  return {
    isFew,
    box,
    places,
    arcs,
    line: (one: number, other: number) => lineBetween(angles[one] ?? 0, angles[other] ?? 0),
  };
}

function runsOf(standing: readonly Standing[]): { region: string; count: number }[] {
  const runs: { region: string; count: number }[] = [];
  for (const { region } of standing) {
    const last = runs.at(-1);
    if (last?.region === region) last.count += 1;
    else runs.push({ region, count: 1 });
  }
  return runs;
}

function arc(from: number, to: number, radius: number): string {
  const isClockwise = to > from;
  const [x1, y1] = at(from, radius);
  const [x2, y2] = at(to, radius);
  const isLong = Math.abs(to - from) > Math.PI;
  return `M${x1} ${y1}A${radius} ${radius} 0 ${isLong ? 1 : 0} ${isClockwise ? 1 : 0} ${x2} ${y2}`;
}

/** A whole turn has no ends that an arc could be drawn between. */
const NEARLY_WHOLE = 2 * Math.PI - 0.02;

function arcOf(region: string, count: number, from: number, to: number): RegionArc {
  const end = Math.min(to, from + NEARLY_WHOLE);
  const middle = (from + end) / 2;
  const isBelow = Math.sin(middle) > 0.1;
  const [x, y] = at(middle, REGION_TEXT + 5);
  const textPath = (text: string) => {
    if (text.length * REGION_LETTER > (end - from) * REGION_TEXT) return null;
    return isBelow ? arc(end, from, REGION_TEXT_BELOW) : arc(from, end, REGION_TEXT);
  };
  return { region, count, path: arc(from, end, BAND), textPath, x, y };
}

/** Who has room for a name; where not all have, those with the most partners. */
function namedAmong(standing: readonly Standing[], angles: readonly number[]): ReadonlySet<number> {
  const apart = LINE / NAMES;
  const named: number[] = [];
  const order = [...standing.keys()].sort((a, b) => (standing[b]?.partners ?? 0) - (standing[a]?.partners ?? 0));
  const between = (a: number, b: number) => {
    const away = Math.abs((angles[a] ?? 0) - (angles[b] ?? 0));
    return Math.min(away, 2 * Math.PI - away);
  };
  for (const place of order) if (named.every((other) => between(place, other) >= apart)) named.push(place);
  return new Set(named);
}

function nameAt(angle: number, isUpright: boolean): Place["name"] {
  const [x, y] = at(angle, NAMES);
  const [right, down] = [Math.cos(angle), Math.sin(angle)];
  const anchor = right < 0 ? "end" : "start";
  if (!isUpright) {
    const room = Math.min((WIDTH / 2 - EDGE) / Math.abs(right), (HEIGHT / 2 - EDGE) / Math.abs(down)) - NAMES;
    return {
      x,
      y,
      turn: round((angle * 180) / Math.PI + (right < 0 ? 180 : 0)),
      anchor,
      most: lettersIn(room, LETTER),
    };
  }
  const room = WIDTH / 2 - EDGE - Math.abs(x - WIDTH / 2);
  if (Math.abs(right) >= 0.12) return { x, y, turn: 0, anchor, most: lettersIn(room, LETTER_OF_FEW) };
  return { x, y: round(y + 6 * down), turn: 0, anchor: "middle", most: lettersIn(2 * room, LETTER_OF_FEW) };
}

const MOST_LETTERS = 40;
const lettersIn = (room: number, letter: number) => Math.min(MOST_LETTERS, Math.floor(room / letter));

/** Lines bend towards the middle, those between neighbours a little, so that they lie beside each other and not over names. */
function lineBetween(one: number, other: number): string {
  const [x1, y1] = at(one, RADIUS);
  const [x2, y2] = at(other, RADIUS);
  const away = Math.hypot(x2 - x1, y2 - y1) / RADIUS;
  const pull = Math.max(0, 0.75 - 0.6 * away);
  const x = WIDTH / 2 + ((x1 + x2 - WIDTH) / 2) * pull;
  const y = HEIGHT / 2 + ((y1 + y2 - HEIGHT) / 2) * pull;
  return `M${x1} ${y1}Q${round(x)} ${round(y)} ${x2} ${y2}`;
}

/** Pictures of the demonstration: drawn here, so that they are nobody's and show nobody. Lengths are pixels. */
const COVER = { width: 1600, height: 640, tile: 160 };
const LOGO = 480;

const STAR = "M0-46 13-31 33-33 31-13 46 0 31 13 33 33 13 31 0 46-13 31-33 33-31 13-46 0-31-13-33-33-13-31Z";

export interface Colours {
  ground: string;
  star: string;
  line: string;
}

const svgOf = (width: number, height: number, drawn: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn}</svg>`);

/** Eight-pointed stars on a lattice, as tiles of the Silk Road have them, lighter towards one side. */
export function starCover({ ground, star, line }: Colours): Buffer {
  const { width, height, tile } = COVER;
  const tiles: string[] = [];
  for (let row = 0; row <= height / tile; row++)
    for (let column = 0; column <= width / tile; column++) {
      const at = `translate(${column * tile} ${row * tile})`;
      const scale = (row + column) % 2 === 0 ? 1.5 : 0.9;
      const shade = (0.35 + (0.6 * column * tile) / width).toFixed(2);
      tiles.push(
        `<path transform="${at} scale(${scale})" d="${STAR}" fill="${star}" fill-opacity="${shade}" stroke="${line}" stroke-width="3"/>`,
      );
    }
  return svgOf(width, height, `<rect width="${width}" height="${height}" fill="${ground}"/>${tiles.join("")}`);
}

/** Waves of woven silk, one above the other. */
export function wovenCover({ ground, star, line }: Colours): Buffer {
  const { width, height } = COVER;
  const bands: string[] = [];
  for (let band = 0; band < 9; band++) {
    const top = band * 80 - 40;
    const steps = Array.from({ length: 41 }, (_, step) => `${step * 40},${top + (step % 2 === 0 ? 0 : 56)}`);
    const [colour, thick] = band % 2 === 0 ? [star, 26] : [line, 10];
    bands.push(`<polyline points="${steps.join(" ")}" fill="none" stroke="${colour}" stroke-width="${thick}"/>`);
  }
  return svgOf(width, height, `<rect width="${width}" height="${height}" fill="${ground}"/>${bands.join("")}`);
}

/** A star in a ring on nothing, as logos often come: in one colour, which may be white. */
export function starLogo(colour: string): Buffer {
  const middle = `translate(${LOGO / 2} ${LOGO / 2})`;
  const ring = `<circle transform="${middle}" r="215" fill="none" stroke="${colour}" stroke-width="26"/>`;
  return svgOf(LOGO, LOGO, `${ring}<path transform="${middle} scale(3.2)" d="${STAR}" fill="${colour}"/>`);
}

import type { Pdf } from "./page.ts";

/** The girih of certificates and first pages, drawn as lines and areas. Lengths are points. */

const COLOURS = { ground: "#1b2f70", star: "#fbf7ef", line: "#c9a24b", core: "#263f8f", shade: "#faf5ea" };

/** Stars of the tiling along the long and the short side; a cell is as wide as a star. */
const CELL = 27;
const CELLS = { long: 29, short: 20 };

type Point = readonly [x: number, y: number];

/** The eight-point star of two turned squares, of the radius 1, as it stands in the star-and-cross tiling. */
const KHATAM: readonly Point[] = Array.from({ length: 16 }, (_, index) => {
  const radius = index % 2 === 0 ? 1 : Math.SQRT1_2 / Math.cos(Math.PI / 8);
  const angle = (index * Math.PI) / 8;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
});

function tracePolygon(pdf: Pdf, points: readonly Point[]): Pdf {
  points.forEach(([x, y], index) => (index === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y)));
  return pdf.closePath();
}

function traceStar(pdf: Pdf, [x, y]: Point, radius: number, turn = 0): Pdf {
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  return tracePolygon(
    pdf,
    KHATAM.map(([a, b]) => [x + radius * (a * cos - b * sin), y + radius * (a * sin + b * cos)]),
  );
}

/** A star with a smaller one turned in it and a third in that, as the mark of the association has. */
function drawStar(pdf: Pdf, centre: Point, radius: number): void {
  traceStar(pdf, centre, radius)
    .lineWidth(radius / 22)
    .fillAndStroke(COLOURS.star, COLOURS.line);
  traceStar(pdf, centre, radius * 0.6, Math.PI / 8)
    .lineWidth(radius / 16)
    .stroke(COLOURS.core);
  traceStar(pdf, centre, radius * 0.3).fill(COLOURS.line);
}

/** The mark alone, in lines. */
export function drawMark(pdf: Pdf, centre: Point, radius: number): void {
  pdf.lineJoin("round");
  traceStar(pdf, centre, radius)
    .lineWidth(radius / 12)
    .stroke(COLOURS.core);
  traceStar(pdf, centre, radius * 0.58, Math.PI / 8)
    .lineWidth(radius / 14)
    .stroke(COLOURS.core);
  traceStar(pdf, centre, radius * 0.3)
    .lineWidth(radius / 14)
    .stroke(COLOURS.line);
}

/** Where a certificate has its place inside the border. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Draws the border of stars and crosses around the page, upright or lying, with a pale star behind the text; returns the place inside. */
export function drawBorder(pdf: Pdf): Frame {
  const { width, height } = pdf.page;
  const [across, down] = width > height ? [CELLS.long, CELLS.short] : [CELLS.short, CELLS.long];
  const [outerWidth, outerHeight] = [across * CELL, down * CELL];
  const [left, top] = [(width - outerWidth) / 2, (height - outerHeight) / 2];
  const inner = { left: left + CELL, top: top + CELL, width: outerWidth - 2 * CELL, height: outerHeight - 2 * CELL };
  pdf.lineJoin("miter");
  pdf
    .rect(left, top, outerWidth, outerHeight)
    .rect(inner.left, inner.top, inner.width, inner.height)
    .fill(COLOURS.ground, "even-odd");
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const isInside = row > 0 && row < down - 1 && column > 0 && column < across - 1;
      if (!isInside) drawStar(pdf, [left + (column + 0.5) * CELL, top + (row + 0.5) * CELL], CELL / 2 - 0.6);
    }
  }
  drawRules(pdf, { left, top, width: outerWidth, height: outerHeight }, [[-3.5, 1.2]]);
  drawRules(pdf, inner, [
    [3, 1.2],
    [6, 0.4],
  ]);
  const centre: Point = [width / 2, height / 2 - 34];
  for (const [radius, turn] of [
    [172, 0],
    [100, Math.PI / 8],
    [52, 0],
  ] as const)
    traceStar(pdf, centre, radius, turn).lineWidth(7).stroke(COLOURS.shade);
  return inner;
}

/** Rules around a frame, each so far inside it and so thick. */
function drawRules(pdf: Pdf, { left, top, width, height }: Frame, rules: readonly Point[]): void {
  for (const [inset, thickness] of rules)
    pdf
      .rect(left + inset, top + inset, width - 2 * inset, height - 2 * inset)
      .lineWidth(thickness)
      .stroke(COLOURS.line);
}

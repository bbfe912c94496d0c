/** Writes a path in whole units, from point to point, without the steps nobody would see. */
export function pathWriter() {
  let path = "";
  let [x, y] = [0, 0];
  let ring: [number, number][] = [];
  /** Twice the size of all rings, and that times their middles, three times: holes turn the other way and count less. */
  let [size, east, south] = [0, 0, 0];
  const measure = () => {
    let [lastX, lastY] = ring.at(-1) ?? [0, 0];
    for (const [nextX, nextY] of ring) {
      const cross = lastX * nextY - nextX * lastY;
      size += cross;
      east += (lastX + nextX) * cross;
      south += (lastY + nextY) * cross;
      [lastX, lastY] = [nextX, nextY];
    }
  };
  const end = () => {
    measure();
    const [first, ...others] = ring;
    ring = [];
    if (!first || others.length < 2) return;
    [x, y] = first;
    path += `M${x},${y}l`;
    path += others
      .map(([nextX, nextY]) => {
        const step = `${nextX - x},${nextY - y}`;
        [x, y] = [nextX, nextY];
        return step;
      })
      .join(" ");
    path += "z";
  };
  const add = (rawX: number, rawY: number) => {
    const point: [number, number] = [Math.round(rawX), Math.round(rawY)];
    const last = ring.at(-1);
    if (last?.[0] === point[0] && last[1] === point[1]) return;
    const before = ring.at(-2);
    const isStraight =
      before && last && (last[0] - before[0]) * (point[1] - last[1]) === (last[1] - before[1]) * (point[0] - last[0]);
    if (isStraight) ring.pop();
    ring.push(point);
  };
  return {
    context: { beginPath: () => undefined, moveTo: add, lineTo: add, closePath: end, arc: () => undefined },
    text: () => path,
    size: () => Math.abs(size / 2),
    middle: (): readonly [x: number, y: number] => [east / (3 * size), south / (3 * size)],
  };
}

interface Column extends ArrayLike<number> {
  fill(value: number): this;
  subarray(from: number, to: number): this;
}

/**
 * A column of that size, filled with one value, for work that ends before somebody else has a turn. It is used again: a few
 * questions of a large list would else fill so much memory that the engine goes through all there is to find what is free.
 */
export function reusableColumn<Kind extends Column>(
  make: (size: number) => Kind,
): (size: number, value: number) => Kind {
  let kept = make(0);
  return (size, value) => {
    if (kept.length < size) kept = make(size);
    return kept.subarray(0, size).fill(value);
  };
}

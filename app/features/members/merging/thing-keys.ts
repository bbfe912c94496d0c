const BETWEEN = " ";

/** The key of a thing as a receipt names it; of more than one part, in the order of its table. */
export const keyOf = (...parts: readonly string[]): string => parts.join(BETWEEN);

/** The parts of the key of a thing. */
export const partsOf = (objectId: string): string[] => objectId.split(BETWEEN);

/** `contacts[2].email` as labels name it: `contacts[].email`. */
export function withoutNumbers(name: string): string {
  return name.replaceAll(/\[\d+\]/g, "[]");
}

const numbersIn = (name: string) => [...name.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number));
const rootOf = (name: string) => name.split(/[.[]/, 1)[0];

/**
 * Errors by field name in the order of `names`, row by row: first those of the whole form, last those of fields that
 * have no place in it.
 */
export function inPageOrder<T>(errors: [name: string, T][], names: readonly string[]): [name: string, T][] {
  const roots = names.map(rootOf);
  const place = (found: number) => (found === -1 ? names.length : found);
  const keyOf = (name: string) => [
    name === "" ? -1 : place(roots.indexOf(rootOf(name))),
    ...(numbersIn(name).length > 0 ? numbersIn(name) : [-1]),
    place(names.indexOf(withoutNumbers(name))),
  ];
  const keyed = errors.map((error) => ({ error, key: keyOf(error[0]) }));
  return keyed.sort((one, other) => compareKeys(one.key, other.key)).map(({ error }) => error);
}

function compareKeys(one: number[], other: number[]): number {
  const differing = one.findIndex((part, index) => part !== other[index]);
  return differing === -1 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

import type { i18n, TFunction } from "i18next";

/**
 * Makes the functions of `instance.getFixedT` remember what a key says without values: a page asks for hundreds of them, and
 * looking them up took a seventh of its time. Only keys that are in the catalogue are kept, so that there is an end to them.
 */
export function keepWords(instance: i18n): void {
  const fixed = instance.getFixedT.bind(instance) as (...scope: unknown[]) => TFunction;
  const byScope = new Map<string, TFunction>();
  const keeping = (...scope: unknown[]) => {
    const name = JSON.stringify(scope);
    const known = byScope.get(name);
    if (known) return known;
    const made = remembering(fixed(...scope));
    byScope.set(name, made);
    return made;
  };
  instance.getFixedT = keeping as typeof instance.getFixedT;
}

function remembering(t: TFunction): TFunction {
  const kept = new Map<string, string>();
  const ask = t as unknown as (...asked: unknown[]) => string;
  const remember = (...asked: unknown[]) => {
    const [key] = asked;
    if (asked.length > 1 || typeof key !== "string") return ask(...asked);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const words = ask(key);
    if (words !== key && words !== key.slice(key.indexOf(":") + 1)) kept.set(key, words);
    return words;
  };
  return Object.assign(remember, t) as unknown as TFunction;
}

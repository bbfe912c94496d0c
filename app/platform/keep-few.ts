/** Puts a value into a map that holds no more than `most`: what came first makes room. */
export function keepFew<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value, most: number): void {
  const oldest = kept.keys().next();
  if (kept.size >= most && !kept.has(key) && !oldest.done) kept.delete(oldest.value);
  kept.set(key, value);
}

/** Whoever asks for what is being done already gets its outcome, and it is done once. */
export function oneAtOnce<Outcome>() {
  const going = new Map<string, Promise<Outcome>>();
  return (what: readonly unknown[], act: () => Promise<Outcome>): Promise<Outcome> => {
    const key = JSON.stringify(what);
    const found = going.get(key) ?? act().finally(() => going.delete(key));
    going.set(key, found);
    return found;
  };
}

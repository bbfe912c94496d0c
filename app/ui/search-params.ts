type SearchChange = Record<string, string | number | null>;

/**
 * The query string of the same page with some parameters set or, with `null`, taken away. Changing anything but
 * the page leads back to the first page. Returns "" or a string that begins with "?".
 */
export function searchWith(search: string, change: SearchChange): string {
  const params = new URLSearchParams(search);
  if (!("page" in change)) params.delete("page");
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name);
    else params.set(name, String(value));
  }
  return asSearch(params);
}

/** The query string without one value of a parameter that may stand several times, as filters do. */
export function searchWithout(search: string, name: string, value: string): string {
  const params = new URLSearchParams(search);
  const kept = params.getAll(name).filter((other) => other !== value);
  params.delete(name);
  params.delete("page");
  for (const other of kept) params.append(name, other);
  return asSearch(params);
}

function asSearch(params: URLSearchParams) {
  const text = params.toString();
  return text ? `?${text}` : "";
}

import type { HeadersFunction } from "@remix-run/node";

const KEPT = ["Retry-After"];

/** Remix drops a page's headers unless its route says otherwise: this keeps the ones that refusals carry. */
export const documentHeaders: HeadersFunction = ({ parentHeaders, loaderHeaders, actionHeaders, errorHeaders }) => {
  const headers = new Headers(parentHeaders);
  for (const source of [loaderHeaders, actionHeaders, errorHeaders]) {
    for (const name of KEPT) {
      const value = source?.get(name);
      if (value) headers.set(name, value);
    }
  }
  return headers;
};

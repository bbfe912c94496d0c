import { JSDOM } from "jsdom";

export const { DOMParser, FormData } = new JSDOM().window;

// Making a window costs more than reading a page; but an open one keeps each page in which something was looked for.
const PAGES_A_WINDOW = 25;
let { window } = new JSDOM();
let pages = 0;

/** A page as a browser without JavaScript reads it. */
export function readPage(html: string): Document {
  if (++pages % PAGES_A_WINDOW === 0) {
    window.close();
    ({ window } = new JSDOM());
  }
  return new window.DOMParser().parseFromString(html, "text/html");
}

import { JSDOM } from "jsdom";

// One window for all pages: making one costs more than reading a page.
export const { DOMParser, FormData } = new JSDOM().window;
const parser = new DOMParser();

/** A page as a browser without JavaScript reads it. */
export const readPage = (html: string): Document => parser.parseFromString(html, "text/html");

import type { Answer } from "./test-portal.ts";

/** The lines of the summary of errors. */
export const errorsOf = ({ document }: Answer): string[] =>
  [...document.querySelectorAll(".error-summary li")].map((one) => one.textContent ?? "");

export const headingOf = ({ document }: Answer): string | undefined =>
  document.querySelector("h1")?.textContent?.trim();

export const alertOf = ({ document }: Answer): string => document.querySelector("[role=alert]")?.textContent ?? "";

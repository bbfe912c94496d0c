import { existsSync } from "node:fs";

// First the one without a window, which does the same work in two thirds of the time.
const PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** The system's Chromium (or what CHROMIUM names), or null when there is none. No browser is ever downloaded. */
export function findChromium(): string | null {
  return [process.env.CHROMIUM ?? "", ...PLACES].find((place) => place !== "" && existsSync(place)) ?? null;
}

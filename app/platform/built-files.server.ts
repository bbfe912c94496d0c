const BUNDLE = import.meta.url.lastIndexOf("/build/server/");

/** Whether this code runs from the bundle, and not as the module that was written. */
export const isBundled = BUNDLE >= 0;

const BUILD = isBundled ? `${import.meta.url.slice(0, BUNDLE)}/build/` : new URL("../../build/", import.meta.url).href;

/** Where a file of the build lies, such as `worker/worker.js`. */
export const builtFile = (path: string): URL => new URL(path, BUILD);

const LOOK_EVERY_MS = 50;

/** Ends this process when it holds more than so many megabytes: native libraries know no other bound. */
export function limitMemory(megabytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > megabytes * 1024 * 1024) process.exit(9);
  }, LOOK_EVERY_MS).unref();
}

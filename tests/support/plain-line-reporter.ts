import type { Reporter, TestModule } from "vitest/node";

/**
 * Closes a run with one plain line, "Tests: N passed, N failed, N skipped", for whatever reads the log. An error that
 * belongs to no test counts as a failed one.
 */
export default class PlainLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) for (const test of module.children.allTests()) count[test.result().state]++;
    const failed = count.failed + unhandled.length + modules.flatMap((module) => module.errors()).length;
    const skipped = count.skipped + count.pending;
    process.on("exit", () => {
      process.stdout.write(`\nTests: ${count.passed} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }
}

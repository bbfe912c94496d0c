import type { Reporter, TestModule } from "vitest/node";

/** Closes a run with one plain line, "Tests: N passed, N failed, N skipped", for whatever reads the log. */
export default class PlainLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) for (const test of module.children.allTests()) count[test.result().state]++;
    const skipped = count.skipped + count.pending;
    process.on("exit", () => {
      process.stdout.write(`\nTests: ${count.passed} passed, ${count.failed} failed, ${skipped} skipped\n`);
    });
  }
}

import { afterEach, beforeEach, expect, vi } from "vitest";

// An unexpected console.error is a defect: a test that provokes one declares it with vi.mocked(console.error).mockClear().
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.restoreAllMocks();
  expect(calls, "console.error was called").toEqual([]);
});

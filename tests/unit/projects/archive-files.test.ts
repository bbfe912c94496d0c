import { expect, test } from "vitest";
import { archiveShelf, MOST_BYTES } from "#app/features/projects/export/export-files.ts";
import { giveTurnBack, takeTurn } from "#app/features/projects/export/turns.server.ts";
import { fileName, uniquePaths } from "#app/platform/file-names.ts";

test("names hold nothing that a file system refuses, and none that Windows keeps for itself", () => {
  expect(fileName('../a\\b: "c"?.pdf')).toBe(".._a_b_ 'c'_.pdf");
  expect(["con.txt", "LPT1", "plan. ", "...", ""].map((name) => fileName(name))).toEqual([
    "_con.txt",
    "_LPT1",
    "plan",
    "_",
    "_",
  ]);
  expect(fileName(`${"ә".repeat(200)}.pdf`, 60)).toBe(`${"ә".repeat(60)}.pdf`);
});

test("each path is there once, also for whoever takes large letters for small ones", () => {
  const unique = uniquePaths();
  expect(["a/Plan.pdf", "a/plan.PDF", "a/plan.pdf", "b/plan.pdf"].map(unique)).toEqual([
    ...["a/Plan.pdf", "a/plan (2).PDF", "a/plan (3).pdf", "b/plan.pdf"],
  ]);
});

test("names are what their people call them, in any script, also where a browser wrote a mark of them otherwise", () => {
  expect(fileName("Отчёт %22итог%22 за год.pdf")).toBe("Отчёт 'итог' за год.pdf");
  // Persian words hold together by a joiner that is not seen; what turns the direction of a name goes.
  expect(fileName("می\u200cخواهم \u202eexe.pdf")).toBe("می\u200cخواهم _exe.pdf");
  expect(["100%.pdf", "COM¹.txt", "conin$"].map((name) => fileName(name))).toEqual([
    "100%.pdf",
    "_COM¹.txt",
    "_conin$",
  ]);
});

test("what an archive has no room for is named and left out, and so is what is missing", async () => {
  const shelf = archiveShelf("Project", async (id) => id !== "lost.pdf");
  const file = (name: string, sizeBytes: number) => shelf.put("Documents", name, { fileId: name, name, sizeBytes });
  expect((await file("large.pdf", MOST_BYTES - 1)).path).toBe("Project/Documents/large.pdf");
  expect(await file("next.pdf", 2)).toEqual({ name: "next.pdf", bytes: 2, path: null, isMissing: false });
  expect(await file("lost.pdf", 0)).toEqual({ name: "lost.pdf", bytes: 0, path: null, isMissing: true });
  expect((await file("small.pdf", 1)).path).toBe("Project/Documents/small.pdf");
  expect(shelf.entries.map(({ fileId }) => fileId)).toEqual(["large.pdf", "lost.pdf", "small.pdf"]);
});

test("a person takes one archive at a time; a turn that was never given back ends by itself", () => {
  const now = new Date("2026-11-30T10:00:00Z");
  expect(takeTurn("somebody", now)).toBeNull();
  expect(takeTurn("somebody", now)).toBeGreaterThan(0);
  expect(takeTurn("another", now)).toBeNull();
  giveTurnBack("somebody");
  expect(takeTurn("somebody", now)).toBeNull();
  expect(takeTurn("somebody", new Date(now.getTime() + 11 * 60_000))).toBeNull();
  for (const one of ["somebody", "another"]) giveTurnBack(one);
});

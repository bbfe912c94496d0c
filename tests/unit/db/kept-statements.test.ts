import Database from "better-sqlite3";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { keepStatements } from "#db/kept-statements.server.ts";

const TEXT = "select name, size from things order by size";

let connection: Database.Database;
let keeping: Database.Database;
beforeEach(() => {
  connection = new Database(":memory:");
  connection.exec("create table things (name text, size integer)");
  connection.exec("insert into things values ('pea', 1), ('plum', 2)");
  keeping = keepStatements(connection);
  return () => connection.close();
});

describe("a connection that keeps what it compiled", () => {
  test("compiles a text once", () => {
    const compile = vi.spyOn(connection, "prepare");
    for (let i = 0; i < 3; i++) expect(keeping.prepare(TEXT).all()).toHaveLength(2);
    expect(compile).toHaveBeenCalledTimes(1);
  });

  test("hands each out as a new one: rows are objects, whoever read them as lists before", () => {
    expect(keeping.prepare(TEXT).raw().all()).toEqual([
      ["pea", 1],
      ["plum", 2],
    ]);
    expect(keeping.prepare(TEXT).get()).toEqual({ name: "pea", size: 1 });
  });

  test("reads what was written in between, and a table that was changed", () => {
    expect(keeping.prepare("select * from things").all()).toHaveLength(2);
    keeping.prepare("insert into things values (?, ?)").run("fig", 3);
    connection.exec("alter table things add column colour text default 'green'");
    expect(keeping.prepare("select * from things").all().at(-1)).toEqual({ name: "fig", size: 3, colour: "green" });
  });

  test("compiles anew what is being read row by row", () => {
    const rows = keeping.prepare(TEXT).iterate();
    rows.next();
    expect(keeping.prepare(TEXT).all()).toHaveLength(2);
    expect([...rows]).toHaveLength(1);
  });

  test("keeps only so many, those that were asked for last", () => {
    const compile = vi.spyOn(connection, "prepare");
    for (let i = 0; i < 1000; i++) {
      keeping.prepare(`select ${i}`);
      keeping.prepare(TEXT);
    }
    expect(compile).toHaveBeenCalledTimes(1001);
    keeping.prepare("select 999");
    expect(compile).toHaveBeenCalledTimes(1001);
    keeping.prepare("select 0");
    expect(compile).toHaveBeenCalledTimes(1002);
  });
});

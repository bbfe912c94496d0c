import { describe, expect, test } from "vitest";
import { numbersIn } from "#app/features/dues/invoice-numbers.ts";
import { namesOne } from "#app/features/statements/names-one.ts";
import { judgeLines } from "#app/features/statements/judge-lines.ts";
import type { Payable } from "#app/features/statements/payable.ts";
import { type Incoming, readLine } from "#app/features/statements/read-lines.ts";

describe("the number of an invoice", () => {
  test.each([
    ["Invoice D-2026-0001", ["D-2026-0001"]],
    ["оплата по счету №D 2026 - 0001 от 01.02.2026", ["D-2026-0001"]],
    ["INV D2026/0012", ["D-2026-0012"]],
    ["Д-2026-0003 членский взнос", ["D-2026-0003"]],
    ["d–2026–0007", ["D-2026-0007"]],
    ["2026-0004", ["D-2026-0004"]],
    ["D-2026-0001 M-2024-0009", ["D-2026-0001"]],
    ["D-2026-0001, D-2026-0002 and D-2026-0001", ["D-2026-0001", "D-2026-0002"]],
    ["M-2024-0009", []],
    ["C-2026-0001", []],
    ["dues of 2026", []],
    ["phone 2026 00012345", []],
    ["fund2026-0001", []],
    // As the PDF prints it, with the number of the member, and what a viewer of PDFs makes of its hyphens.
    ["D-2026-0001 M-2024-0001", ["D-2026-0001"]],
    ["D\u20112026\u20110001", ["D-2026-0001"]],
    ["D\u22122026\u22120001, D-\u00ad2026-\u20600002", ["D-2026-0001", "D-2026-0002"]],
    ["d20260001", ["D-2026-0001"]],
    ["д 2026 0001", ["D-2026-0001"]],
    ["\u0501-2026-\u041e\u041e\u041e1", ["D-2026-0001"]],
    ["D-2O26-OOO1", ["D-2026-0001"]],
    ["Ｄ－２０２６－０００１", ["D-2026-0001"]],
    ["No.D-2026-0001", ["D-2026-0001"]],
    ["NoD-2026-0001", ["D-2026-0001"]],
    ["N D2026-0001", ["D-2026-0001"]],
    ["D no. 2026-0001", ["D-2026-0001"]],
    ["№ 2026-0001", ["D-2026-0001"]],
    ["invoice no 2026-0001", ["D-2026-0001"]],
    ["invoice 2026-0001", ["D-2026-0001"]],
    ["Inv.2026 0001", ["D-2026-0001"]],
    ["счёту 2026-0001", ["D-2026-0001"]],
    ["по счету N2026/0001", ["D-2026-0001"]],
    ["шот 2026-0001", ["D-2026-0001"]],
    ["D-2026-1", ["D-2026-0001"]],
    ["D-26-0001", ["D-2026-0001"]],
    ["D-2026-0001/0002", ["D-2026-0001", "D-2026-0002"]],
    ["счета D-2026-0001 и 2026-0002", ["D-2026-0001", "D-2026-0002"]],
    ["invoices № 2026-0001, 2026-0002", ["D-2026-0001", "D-2026-0002"]],
    ["M 2026-0001", []],
    ["contract 2026-0001", []],
    ["г. Алматы, д. 26, кв. 15", []],
    ["д. 2026-05-12", []],
    ["D-2026-0001, 1500 USD", ["D-2026-0001"]],
  ])("is found in %j", (purpose, numbers) => expect(numbersIn(purpose)).toEqual(numbers));
});

test("a payer is a member where every word of one of its names stands in the line", () => {
  const names = ["University of Naryn", "Нарын мамлекеттик университети"];
  expect(namesOne("UNIVERSITY NARYN, ACCOUNT 12", names)).toBe(true);
  expect(namesOne("Нарын мамлекеттик университети ЖАК", names)).toBe(true);
  expect(namesOne("University of Osh", names)).toBe(false);
  expect(namesOne("Naryn", names)).toBe(false);
});

describe("a line of a statement", () => {
  const columns = {
    mapping: ["date", "payer", "purpose", "debit", "credit", "currency"] as const,
    currency: "USD",
    dateOrder: null,
  };
  const read = (...cells: string[]) => readLine(cells, columns);

  test("is money that came in, or went out, or is not guessed", () => {
    expect(read("30.08.2026", "Osh", "D-2026-0001", "", "1 200,50", "")).toMatchObject({
      kind: "incoming",
      said: { date: "2026-08-30", amountMinor: 120_050, currency: "USD" },
    });
    expect(read("30.08.2026", "Bank", "fee", "15,00", "", "")).toEqual({ kind: "debit" });
    expect(readLine(["2026-08-30", "-7.00 USD"], { ...columns, mapping: ["date", "amount"] })).toEqual({
      kind: "debit",
    });
  });

  const why = (key: string, typed = "", more = {}) => `statements:unread.${key}|${JSON.stringify({ typed, ...more })}`;

  test.each([
    ["no day", "5", "", "date", why("date", "no day")],
    ["", "5", "", "date", why("no_date")],
    ["03/04/2026", "5", "", "date", why("two_days", "03/04/2026")],
    ["31.08.2026", "5", "", "date", why("to_come", "31.08.2026")],
    ["30.08.2026", "much", "", "amount", why("amount", "much")],
    ["30.08.2026", "10.005", "", "amount", why("two_sums", "10.005", { digits: "10005" })],
    ["30.08.2026", "", "", "amount", why("no_amount")],
    ["30.08.2026", "0,00", "", "amount", why("nothing")],
    ["30.08.2026", "5", "ZZZ", "currency", why("currency", "ZZZ")],
  ])("that is not read says why: day %j, sum %j, currency %j", (day, sum, currency, lacks, reason) => {
    const until = { ...columns, newest: "2026-08-30" };
    expect(readLine([day, "Osh", "", "", sum, currency], until)).toEqual({ kind: "error", lacks, why: reason });
  });
});

describe("what a line is", () => {
  const OPEN: Payable = {
    ...{ id: "1", number: "D-2026-0001", currency: "USD", balanceMinor: 1000, isCancelled: false },
    ...{ names: ["University of Osh"], payerId: "osh", members: ["M-2024-0001"], noted: [] },
  };
  const OTHER: Payable = {
    ...OPEN,
    id: "2",
    number: "D-2026-0002",
    names: ["University of Naryn"],
    payerId: "naryn",
    members: ["M-2024-0002"],
  };
  const SAID: Incoming = {
    ...{ date: "2026-08-30", currency: "USD", amountMinor: 1000, payer: "", purpose: "D-2026-0001", reference: "" },
  };
  const judge = (said: Partial<Incoming>[], invoices: Payable[] = [OPEN, OTHER], marks: string[] = []) =>
    judgeLines(
      said.map((one, at) => ({ line: at + 2, read: { kind: "incoming" as const, said: { ...SAID, ...one } } })),
      { invoices, marks: new Set(marks), markOf: (one) => JSON.stringify(one) },
    ).map(({ result, parts, notes }) => [
      ...[result, parts.map(({ invoice: { number } }) => number).join("+") || null, ...notes],
    ]);

  test("is found by its number, and a part, too much, and what earlier lines brought are told", () => {
    expect(judge([{}])).toEqual([["matched", "D-2026-0001"]]);
    expect(judge([{ amountMinor: 400 }, { amountMinor: 700 }, { amountMinor: 5 }])).toEqual([
      ["matched", "D-2026-0001", "part", "beside", "together"],
      ["proposed", "D-2026-0001", "over", "beside", "together"],
      ["matched", "D-2026-0001", "part", "beside", "together"],
    ]);
    const [above] = judgeLines([{ line: 2, read: { kind: "incoming", said: { ...SAID, amountMinor: 1500 } } }], {
      ...{ invoices: [OPEN], marks: new Set<string>(), markOf: () => "" },
    });
    expect(above).toMatchObject({ result: "proposed", notes: ["over"], aboveMinor: 500 });
  });

  test("is only proposed by sum and name, and where the like is noted by hand", () => {
    expect(judge([{ purpose: "dues", payer: "UNIVERSITY OF NARYN" }])).toEqual([
      ["proposed", "D-2026-0002", "by_name"],
    ]);
    const twin = { ...OTHER, id: "3", number: "D-2025-0009" };
    expect(judge([{ purpose: "dues", payer: "University of Naryn" }], [OTHER, twin])).toEqual([
      ["unmatched", null, "several"],
    ]);
    const noted = { ...OPEN, balanceMinor: 2000, noted: [{ amountMinor: 1000, receivedOn: "2026-08-30" }] };
    expect(judge([{}], [noted])).toEqual([["proposed", "D-2026-0001", "like_noted", "part"]]);
  });

  test("is left alone where it is noted, stands twice, or no invoice may be meant", () => {
    expect(judge([{}], [OPEN], [JSON.stringify(SAID)])).toEqual([["noted", null, "noted"]]);
    expect(judge([{}, {}])[1]).toEqual(["noted", null, "twice"]);
    expect(judge([{ currency: "EUR" }])).toEqual([["unmatched", null, "other_currency"]]);
    expect(judge([{}], [{ ...OPEN, isCancelled: true }])).toEqual([["unmatched", null, "cancelled"]]);
    expect(judge([{ purpose: "D-2026-0001 D-2026-0002" }])).toEqual([["unmatched", null, "several"]]);
    expect(judge([{ purpose: "D-2026-0077", payer: "nobody" }])).toEqual([["unmatched", null, "not_kept"]]);
  });

  const NEXT = { ...OPEN, id: "4", number: "D-2027-0001", balanceMinor: 700 };
  const split = (one: Partial<Incoming>, invoices: Payable[] = [NEXT, OTHER, OPEN]) => {
    const [found] = judgeLines([{ line: 2, read: { kind: "incoming", said: { ...SAID, ...one } } }], {
      ...{ invoices, marks: new Set<string>(), markOf: () => "" },
    });
    return [found?.result, found?.parts.map(({ amountMinor }) => amountMinor), ...(found?.notes ?? [])];
  };

  test("is divided among invoices of one payer that it names, or that ask together for just its sum", () => {
    const named = { purpose: "D-2027-0001 and D-2026-0001" };
    expect(split({ ...named, amountMinor: 1700 })).toEqual(["matched", [1000, 700], "split"]);
    expect(split({ ...named, amountMinor: 1500 })).toEqual(["proposed", [1000, 500], "split", "part"]);
    expect(split({ ...named, amountMinor: 1800 })).toEqual(["proposed", [1000, 800], "split", "over"]);
    expect(split({ ...named, amountMinor: 900 })).toEqual(["unmatched", [], "several"]);
    const sum = { amountMinor: 1700, payer: "University of Osh" };
    expect(split({ ...sum, purpose: "dues" })).toEqual(["proposed", [1000, 700], "by_name", "split"]);
    expect(split({ ...sum, payer: "", purpose: "M-2024-0001" })).toEqual([
      ...["proposed", [1000, 700], "by_member", "split"],
    ]);
    const third = { ...NEXT, id: "5", number: "D-2025-0009" };
    expect(split({ ...sum, purpose: "dues" }, [NEXT, third, OPEN])).toEqual(["unmatched", [], "several"]);
    expect(split({ ...sum, payer: "nobody", purpose: "dues" })).toEqual(["unmatched", [], "none"]);
  });

  test("counts for lines after it on each of its invoices", () => {
    const both = { purpose: "D-2026-0001, D-2027-0001", amountMinor: 1700 };
    expect(judge([both, { purpose: "D-2027-0001", amountMinor: 700 }], [OPEN, NEXT])).toEqual([
      ["matched", "D-2026-0001+D-2027-0001", "split", "beside", "together"],
      ["proposed", "D-2027-0001", "paid", "beside", "together"],
    ]);
  });

  test("is found by the number of its member, and says truly what is missing", () => {
    const dues = { purpose: "взнос М-2024-0002" };
    expect(judge([dues])).toEqual([["proposed", "D-2026-0002", "by_member"]]);
    expect(judge([{ ...dues, amountMinor: 400 }])).toEqual([["proposed", "D-2026-0002", "by_member", "part"]]);
    expect(judge([{ purpose: "M-2024-0077" }])).toEqual([["unmatched", null, "member_without"]]);
    expect(judge([{ purpose: "dues" }])).toEqual([["unmatched", null, "by_sum"]]);
    expect(judge([{ purpose: "dues", amountMinor: 7 }])).toEqual([["unmatched", null, "none"]]);
  });

  test("carries a word about others for the same invoice, and about too much of them together", () => {
    const twice = [{ amountMinor: 400 }, { amountMinor: 600, reference: "2" }];
    expect(judge(twice).map(([, , ...notes]) => notes)).toEqual([["part", "beside"], ["beside"]]);
    const named = { purpose: "M-2024-0002" };
    expect(judge([named, { ...named, reference: "2" }]).map(([, , ...notes]) => notes)).toEqual([
      ["by_member", "beside", "together"],
      ["by_member", "beside", "together"],
    ]);
  });
});

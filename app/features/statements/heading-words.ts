import type { StatementField } from "#db/vocabulary-statements.ts";

/** How banks head the columns of a statement: in small letters, without marks. A heading is known when it begins with one. */
export const HEADING_WORDS: Readonly<Record<StatementField, readonly string[]>> = {
  date: [
    ...["date", "booking date", "value date", "transaction date", "posting date", "payment date"],
    ...["дата", "дата операции", "дата проводки", "дата платежа", "дата валютирования"],
    ...["күні", "операция күні", "төлем күні", "дата документа"],
  ],
  amount: [
    ...["amount", "sum", "transaction amount", "сумма", "сумма операции", "сумма платежа", "сумма в валюте счета"],
    ...["сомасы", "сома", "төлем сомасы"],
  ],
  credit: [
    ...["credit", "credit amount", "paid in", "money in", "incoming", "кредит", "приход", "поступление", "зачисление"],
    ...["сумма по кредиту", "оборот по кредиту", "кіріс", "түсім", "түскені"],
  ],
  debit: [
    ...["debit", "debit amount", "paid out", "money out", "outgoing", "дебет", "расход", "списание"],
    ...["сумма по дебету", "оборот по дебету", "шығыс"],
  ],
  currency: ["currency", "ccy", "валюта", "валюта счета", "валюта операции", "валютасы"],
  payer: [
    ...["payer", "payer name", "name", "counterparty", "remitter", "sender", "ordering party", "from", "debtor"],
    ...["плательщик", "наименование плательщика", "контрагент", "наименование контрагента", "отправитель"],
    ...["корреспондент", "наименование корреспондента", "төлеуші", "жөнелтуші", "контрагент атауы"],
  ],
  purpose: [
    ...["purpose", "payment purpose", "purpose of payment", "description", "details", "payment details", "narrative"],
    ...["remittance information", "memo", "text", "назначение", "назначение платежа", "основание", "описание"],
    ...["төлем мақсаты", "мақсаты", "сипаттамасы"],
  ],
  reference: [
    ...["reference", "bank reference", "transaction id", "transaction reference", "document number", "ref"],
    ...["номер документа", "№ документа", "номер операции", "референс", "номер платежного поручения"],
    ...["құжат нөмірі", "операция нөмірі"],
  ],
};

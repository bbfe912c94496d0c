import { daysAfter } from "#app/platform/days.ts";

/** A bank's day and that of whoever notes a payment from an advice lie so many days apart at most. */
const DAYS_APART = 14;

interface Dated {
  amountMinor: number;
  /** `YYYY-MM-DD`. */
  receivedOn: string;
}

/** Whether two payments on an invoice may be one that was noted twice: of one sum, and of days close to each other. */
export const areAlike = (one: Dated, other: Dated): boolean =>
  one.amountMinor === other.amountMinor &&
  one.receivedOn >= daysAfter(other.receivedOn, -DAYS_APART) &&
  one.receivedOn <= daysAfter(other.receivedOn, DAYS_APART);

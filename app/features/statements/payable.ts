/** An invoice as a payment looks for it. */
export interface Payable {
  id: string;
  number: string;
  currency: string;
  /** What is still to be paid; nothing or less where it is paid. */
  balanceMinor: number;
  isCancelled: boolean;
  names: readonly string[];
  /** Who pays it. */
  payerId: string;
  /** The numbers of the member it is for. */
  members: readonly string[];
  /** Sum and day of the payments that are noted on it. */
  noted: readonly { amountMinor: number; receivedOn: string }[];
}

/** What of a transfer is for one invoice. */
export interface Part {
  invoice: Payable;
  amountMinor: number;
}

/** How many of the institutions that expressed interest had an answer in time. */
export interface ResponseRate {
  answered: number;
  of: number;
  /** The share in words of the reader. */
  share: string;
}

export type Encoding = "br" | "gzip" | "identity";

/** One page in one encoding, ready to be sent. */
export interface Form {
  tag: string;
  body: Buffer;
  /** Names and values in turn. */
  head: string[];
  /** Of the answer to whoever has it already. */
  unchangedHead: string[];
}

export interface KeptPage {
  /** Of what it was made from. */
  stamp: string;
  /** The most memory it will hold: compressed twice, it is not as much again. */
  bytes: number;
  /** Made at the first request for it. */
  in(encoding: Encoding): Form;
}

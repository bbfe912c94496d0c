export interface ParameterView {
  name: string;
  text: string;
  /** What it may be, where that is a short list. */
  codes: string[];
}

/** One request of the interface as its page tells it. */
export interface OperationView {
  name: string;
  title: string;
  text: string;
  path: string;
  /** A form can ask it: everything it takes stands in the query, and what is left empty counts as not given. */
  isForm: boolean;
  examples: string[];
  parameters: ParameterView[];
}

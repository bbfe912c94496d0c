import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { keepNumbers } from "./keep-numbers.tsx";

export interface Fact {
  term: string;
  /** Facts that are null, undefined or empty are left out. */
  value: ReactNode;
}

/** Key facts of a record. `isWide` sets term and value beside each other with lines between, for whole sections. */
export function Facts({ items, isWide }: { items: Fact[]; isWide?: boolean }) {
  const known = items.filter(({ value }) => value !== null && value !== undefined && value !== "" && value !== false);
  return (
    <dl className={classNames("facts", isWide && "facts-wide")}>
      {known.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{keepNumbers(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

import { Fragment, type ReactNode } from "react";

/** Numbers of members, files, invoices and credit notes. */
const NUMBER = /(\p{Lu}-\d{4}-\d{4,})/u;

/** Words with the numbers of records in them kept on one line each: a browser would break them at their hyphens. */
export function keepNumbers(words: ReactNode): ReactNode {
  if (typeof words !== "string" || !NUMBER.test(words)) return words;
  return words
    .split(NUMBER)
    .map((part, index) => (
      <Fragment key={index}>{index % 2 === 1 ? <span className="nowrap">{part}</span> : part}</Fragment>
    ));
}

import type { ReactNode } from "react";
import { keepNumbers } from "./keep-numbers.tsx";

interface DisclosureProps {
  summary: ReactNode;
  isOpen?: boolean;
  /** Of folds that share a group the browser keeps one open at a time. */
  group?: string;
  children: ReactNode;
}

/** Words that may be folded away; the browser's own `details`, so it works without JavaScript. */
export function Disclosure({ summary, isOpen, group, children }: DisclosureProps) {
  return (
    <details className="disclosure" name={group} open={isOpen}>
      <summary>{keepNumbers(summary)}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

/** On a phone its content is folded under `summary`; on a wide screen it simply stands there. */
export function FoldOnPhone({ summary, isOpen, children }: Omit<DisclosureProps, "group">) {
  return (
    <>
      <details className="fold" open={isOpen}>
        <summary>{summary}</summary>
      </details>
      <div>{children}</div>
    </>
  );
}

import type { ReactNode } from "react";
import type { Tone } from "./badge.tsx";
import { Icon } from "./icon.tsx";
import { keepNumbers } from "./keep-numbers.tsx";

interface CalloutProps {
  tone?: Tone;
  title?: ReactNode;
  /** `status` or `alert` when the text appears as the answer to something the reader did. */
  role?: "status" | "alert" | "note";
  /** It says what the reader's last action did: the page begins with it, and the focus goes there. */
  isArrival?: boolean;
  children?: ReactNode;
}

const ARRIVAL = { "data-arrival": "", tabIndex: -1, autoFocus: true };

export function Callout({ tone = "info", title, role, isArrival, children }: CalloutProps) {
  return (
    <div className={`callout callout-${tone}`} role={role} {...(isArrival && ARRIVAL)}>
      <Icon name={tone} />
      <div className="stack stack-tight">
        {title && <p className="callout-title">{keepNumbers(title)}</p>}
        {children}
      </div>
    </div>
  );
}

import type { ReactNode } from "react";
import type { Tone } from "./badge.tsx";
import { Icon } from "./icon.tsx";

interface CalloutProps {
  tone?: Tone;
  title?: ReactNode;
  /** `status` or `alert` when the text appears as the answer to something the reader did. */
  role?: "status" | "alert" | "note";
  children?: ReactNode;
}

export function Callout({ tone = "info", title, role, children }: CalloutProps) {
  return (
    <div className={`callout callout-${tone}`} role={role}>
      <Icon name={tone} />
      <div className="stack stack-tight">
        {title && <p className="callout-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type Tone = "info" | "ok" | "wait" | "bad" | "neutral";

/** A short status word. The drawing differs for each tone, so that nothing depends on colour. */
export function Badge({ tone = "info", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`badge badge-${tone}`}>
      <Icon name={tone} />
      <span>{children}</span>
    </span>
  );
}

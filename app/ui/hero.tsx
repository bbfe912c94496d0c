import type { ReactNode } from "react";
import { StarPattern } from "./star.tsx";

interface HeroProps {
  title: ReactNode;
  lead?: ReactNode;
  /** The one primary button, and at most one beside it. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** The opening of a public page. It spans the whole width: render it outside `.page`. */
export function Hero({ title, lead, actions, children }: HeroProps) {
  return (
    <div className="hero">
      <StarPattern />
      <div className="page">
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {actions && <div className="row">{actions}</div>}
        {children}
      </div>
    </div>
  );
}

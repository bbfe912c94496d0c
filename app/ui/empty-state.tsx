import type { ReactNode } from "react";
import { StarMark } from "./star.tsx";

interface EmptyStateProps {
  title: string;
  /** How to fill the list. */
  text: ReactNode;
  action?: ReactNode;
  headingLevel?: 2 | 3;
}

export function EmptyState({ title, text, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="empty">
      <StarMark />
      <Heading>{title}</Heading>
      <p>{text}</p>
      {action}
    </div>
  );
}

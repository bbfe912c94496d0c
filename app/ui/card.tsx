import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { keepNumbers } from "./keep-numbers.tsx";

interface CardProps {
  as?: "div" | "section" | "article" | "aside" | "li";
  title?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  /** Stands beside the heading: a link or a badge. */
  aside?: ReactNode;
  id?: string;
  isQuiet?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({
  as: Element = "section",
  title,
  headingLevel = 2,
  aside,
  id,
  isQuiet,
  className,
  children,
}: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <Element id={id} className={classNames("card", isQuiet && "card-quiet", className)}>
      {title && (
        <div className="card-heading">
          <Heading>{keepNumbers(title)}</Heading>
          {aside}
        </div>
      )}
      {children}
    </Element>
  );
}

interface EntryCardProps {
  as?: "article" | "div";
  logo?: ReactNode;
  /** Status badge or other words at the end of the line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One institution, project or file in a list of cards. */
export function EntryCard({ as: Element = "article", logo, aside, children }: EntryCardProps) {
  return (
    <Element className={classNames("card", "entry", !logo && "entry-plain")}>
      {logo}
      <div className="stack stack-tight">{children}</div>
      {aside && <div className="entry-aside">{aside}</div>}
    </Element>
  );
}

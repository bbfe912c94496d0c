import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface DataTableProps {
  caption: string;
  isCaptionHidden?: boolean;
  /** Staff lists are compact and scroll inside their frame: the header and the first column (`th scope="row"`) stay. */
  isStaffList?: boolean;
  /** Narrow cells in smaller letters, as staff lists have them. */
  isCompact?: boolean;
  /** Each row is one line: the first column gives way, and what a cell marks `line-more` or `line-most` waits for a wide screen, and a `line-brief` cell is cut. */
  isOneLine?: boolean;
  /** On a narrow screen each row is a card: every cell stands below the one before, with its `data-label` before it. */
  isStacked?: boolean;
  /** The heads of the columns. */
  columns: readonly string[];
  /** `tbody`; cells with figures carry the class `number`. */
  children: ReactNode;
}

/** A table in a frame that scrolls by itself, so that the page never does sideways; the keyboard can reach it. */
export function DataTable({
  caption,
  isCaptionHidden,
  isStaffList,
  isCompact = isStaffList,
  isOneLine,
  isStacked,
  columns,
  children,
}: DataTableProps) {
  const captionId = useId();
  return (
    <div
      className={classNames("table-region", isStaffList && "table-pinned")}
      role="region"
      aria-labelledby={captionId}
      tabIndex={0}
    >
      <table
        className={classNames(
          "table",
          isCompact && "table-compact",
          isOneLine && "table-lines",
          isStacked && "table-stacked",
        )}
      >
        <caption id={captionId} className={classNames(isCaptionHidden && "visually-hidden")}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

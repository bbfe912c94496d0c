import { type ReactNode, useEffect, useRef } from "react";
import { Callout } from "./callout.tsx";

interface ConflictNoticeProps {
  /** Another value for each attempt to save that was refused. */
  attempt: unknown;
  /** Nobody pressed a button: the focus stays where somebody types. */
  isUnasked?: boolean;
  title: ReactNode;
  children: ReactNode;
}

/**
 * Says that nothing was saved, because others were quicker. It comes into view by itself: the button that was pressed is at
 * the end of a long page.
 */
export function ConflictNotice({ attempt, isUnasked, title, children }: ConflictNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isUnasked) notice.current?.focus();
  }, [attempt, isUnasked]);
  return (
    <div ref={notice} tabIndex={-1}>
      <Callout tone="wait" role="alert" title={title}>
        {children}
      </Callout>
    </div>
  );
}

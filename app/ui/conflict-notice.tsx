import { type ReactNode, useEffect, useRef } from "react";
import { Callout } from "./callout.tsx";

interface ConflictNoticeProps {
  /** Another value for each attempt to save that was refused. */
  attempt: unknown;
  /** Nobody pressed a button: the focus stays where somebody types. */
  isUnasked?: boolean;
  /** Called once the notice has come into view. */
  onSeen?: () => void;
  title: ReactNode;
  children: ReactNode;
}

/**
 * Says that nothing was saved, because others were quicker. It comes into view by itself: the button that was pressed is at
 * the end of a long page.
 */
export function ConflictNotice({ attempt, isUnasked, onSeen, title, children }: ConflictNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isUnasked) notice.current?.focus();
  }, [attempt, isUnasked]);
  useEffect(() => {
    if (!notice.current || !onSeen) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { threshold: 0.25 });
    observer.observe(notice.current);
    return () => observer.disconnect();
  }, [attempt, onSeen]);
  return (
    <div ref={notice} tabIndex={-1}>
      <Callout tone="wait" role="alert" title={title}>
        {children}
      </Callout>
    </div>
  );
}

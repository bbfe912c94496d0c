import { type ReactNode, useEffect, useRef } from "react";

interface FocusedNoticeProps {
  /** What came back; each new one takes the focus again. */
  answer: object;
  children: ReactNode;
}

/** What is said above a long page of what was just sent: whoever pressed a button far below would not see it, and press again. */
export function FocusedNotice({ answer, children }: FocusedNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [answer]);
  return (
    <div ref={notice} tabIndex={-1}>
      {children}
    </div>
  );
}

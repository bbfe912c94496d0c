import { useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Leads to what a page answers after a form was sent: who pressed a button far below a notice would not see it, and press
 * again. What takes the focus by itself, and a page that says what has been done, are left alone.
 */
export function useAnswerFocus() {
  const { state, formMethod } = useNavigation();
  const wasSent = useRef(false);
  useEffect(() => {
    if (state !== "idle") {
      wasSent.current = formMethod?.toUpperCase() === "POST";
      return;
    }
    if (!wasSent.current) return;
    wasSent.current = false;
    const alerts = [...document.querySelectorAll<HTMLElement>("main [role=alert]")];
    const [alert] = alerts;
    if (!alert || document.querySelector("main [data-arrival]") || alerts.some(isRead)) return;
    if (alert.tabIndex < 0) alert.setAttribute("tabindex", "-1");
    alert.focus();
  }, [state, formMethod]);
}

/** Whether the focus is in it, or on what was made for it alone. */
function isRead(alert: HTMLElement): boolean {
  const { activeElement } = document;
  return alert.contains(activeElement) || (activeElement !== null && activeElement === alert.parentElement);
}

import { useEffect, useState } from "react";

/** Whether scripts run on this page: false on the server and in a browser without JavaScript. */
export function useIsHydrated(): boolean {
  const [isHydrated, setIsHydrated] = useState(false);
  useEffect(() => setIsHydrated(true), []);
  return isHydrated;
}

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether scripts run on this page: false on the server and in a browser without JavaScript, and until the page as it was
 * served has been taken over.
 */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

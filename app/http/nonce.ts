import { createContext, useContext } from "react";

/** The response's CSP nonce. Empty in the browser, where scripts already run. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}

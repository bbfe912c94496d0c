import { useLocation } from "@remix-run/react";
import type { WorkspaceItem } from "./shell-props.ts";

/** Marks the place whose address is the longest beginning of this one. */
export function useMarkedItems(items: WorkspaceItem[]): WorkspaceItem[] {
  const { pathname } = useLocation();
  const isWithin = ({ to }: WorkspaceItem) => pathname === to || pathname.startsWith(`${to}/`);
  const nearest = items.filter(isWithin).sort((a, b) => b.to.length - a.to.length)[0];
  return items.map((item) => ({ ...item, current: item === nearest }));
}

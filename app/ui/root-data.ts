import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AssociationName, ShellProps } from "./shell-props.ts";

/** What the root loader gives to every page. */
export interface RootData {
  locale: string;
  association: AssociationName & { contactEmail: string | null };
  /** The titles of error pages, by `titleOfError`. */
  errorTitles: Record<string, string>;
  requestId: string;
  origin: string;
  isDemo: boolean;
  /** The code of what whoever reads this has just done, where the portal has led there with it. */
  done: string | null;
  /** The same of why nothing was done. */
  refused: string | null;
  viewer: { id: string; name: string } | null;
}

/** The root loader's data; undefined on the error page of the root itself. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData<RootData>("root") as RootData | undefined;
}

/** The props every shell needs, also on error pages where the root's data may be missing. */
export function useShellProps(): Omit<ShellProps, "children"> {
  const root = useRootData();
  const { i18n } = useTranslation();
  const { pathname, search } = useLocation();
  const { association = { name: "", shortName: "", isProposed: true }, viewer = null, isDemo = false } = root ?? {};
  return { association, viewer, isDemo, path: pathname, search, locale: i18n.language };
}

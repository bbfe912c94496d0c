import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { Tabs } from "#app/ui/tabs.tsx";

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  return json(null);
}

const PLACES = [
  "/admin",
  "/admin/mail",
  "/admin/people",
  "/admin/imports",
  "/admin/jobs",
  "/admin/texts",
  "/admin/letters",
  "/admin/settings",
];

export default function AdministrationLayout() {
  const { t } = useTranslation("administration");
  const { pathname } = useLocation();
  const nearest = PLACES.findLast((place) => pathname === place || pathname.startsWith(`${place}/`));
  const tabs = PLACES.map((to) => ({
    to,
    label: t(`tabs.${to.split("/")[2] ?? "overview"}`),
    isCurrent: to === nearest,
  }));
  return (
    <div className="stack">
      <Tabs items={tabs} label={t("tabs.label")} />
      <Outlet />
    </div>
  );
}

import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { MemberPage } from "./member-page.tsx";

interface MembershipDeskProps extends Omit<ComponentProps<typeof MemberPage>, "above"> {
  /** Of the membership that something is done with. */
  number: string;
}

/** A desk of the secretariat at one membership. */
export function MembershipDesk({ number, ...page }: MembershipDeskProps) {
  const { t } = useTranslation("members");
  const above = [
    { label: t("memberships.title"), to: "/memberships" },
    { label: number, to: `/memberships/${number}` },
  ];
  return <MemberPage above={above} {...page} />;
}

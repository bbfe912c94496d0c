import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { MemberPage } from "./member-page.tsx";

interface OwnPageProps extends Omit<ComponentProps<typeof MemberPage>, "above"> {
  /** Its own home; left out where its people do not see that any more. */
  home?: string;
}

/** A page of an institution's own people. */
export function OwnPage({ home, ...page }: OwnPageProps) {
  const { t } = useTranslation("members");
  return <MemberPage above={[{ label: t("institution.title"), to: home }]} {...page} />;
}

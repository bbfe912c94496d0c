import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { domainsInOwnLetters } from "#app/platform/domain-names.ts";

interface ExternalLinkProps {
  href: string;
  /** Left out, the host alone is the link. */
  children?: ReactNode;
  /** The whole address is the link, where the host does not say enough. */
  isWhole?: boolean;
  /** The address in short: what the link says in place of the host. */
  text?: string;
}

/** A link to an address somebody typed. Anything but http and https is shown as plain text, never as a link. */
export function ExternalLink({ href, children, isWhole = false, text }: ExternalLinkProps) {
  const { t } = useTranslation("common");
  const host = webHost(href);
  if (!host) return <span>{children ?? href}</span>;
  return (
    <span>
      <a href={href} rel="ugc noopener noreferrer nofollow">
        <bdi>{children ?? text ?? (isWhole ? href : host)}</bdi>{" "}
        <span className="visually-hidden">({t("link.external")})</span>
      </a>
      {children && (
        <>
          {" "}
          <bdi className="external-host">{host}</bdi>
        </>
      )}
    </span>
  );
}

function webHost(href: string) {
  try {
    const { protocol, host } = new URL(href);
    return protocol === "https:" || protocol === "http:" ? domainsInOwnLetters(host.replace(/^www\./, "")) : null;
  } catch {
    return null;
  }
}

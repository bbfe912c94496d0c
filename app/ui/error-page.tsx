import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { waitOf } from "#app/i18n/wait.ts";
import type { TooLarge } from "#app/platform/too-large.ts";
import type { Role } from "#db/vocabulary.ts";
import { LinkButton } from "./button.tsx";
import { kindOfStatus } from "./error-kind.ts";
import { SecretariatContact } from "./secretariat-contact.tsx";
import { StarMark } from "./star.tsx";

interface ErrorPageProps {
  status: number;
  /** Lets the secretariat find the event in the log. */
  requestId?: string;
  /** From `Retry-After`. */
  retryAfterSeconds?: number;
  contactEmail?: string | null;
  tooLarge?: TooLarge;
  /** Whose page it is, where it is a desk of some. */
  roles?: readonly Role[];
  /** What was written into the form that was refused. */
  children?: ReactNode;
}

/** What happened and what to do about it, for any status from 400 on. Stands inside a shell or alone. */
export function ErrorPage({ children, ...props }: ErrorPageProps) {
  const { status, requestId, retryAfterSeconds, contactEmail, tooLarge, roles } = props;
  const { t } = useTranslation("common");
  const wait = retryAfterSeconds && waitOf(retryAfterSeconds);
  const kind = kindOfStatus(status);
  return (
    <div className="page error-page">
      <StarMark />
      <h1>{t(`error_page.${kind}.title`)}</h1>
      <p className="lead">
        {tooLarge ? t(`error_page.413.${tooLarge.what}`, { most: tooLarge.most }) : t(`error_page.${kind}.text`)}
      </p>
      {roles && (
        <>
          <p>{t("error_page.of_roles")}</p>
          <ul>
            {roles.map((role) => (
              <li key={role}>{t(`vocabulary:role.${role}`)}</li>
            ))}
          </ul>
        </>
      )}
      {wait && <p>{t(`error_page.retry.${wait.unit}`, { count: wait.count })}</p>}
      <div className="row">
        {kind === 414 && <WithoutSearch />}
        <LinkButton to="/">{t("error_page.home")}</LinkButton>
        <LinkButton to="/directory" variant="quiet">
          {t("error_page.directory")}
        </LinkButton>
      </div>
      {contactEmail && <SecretariatContact email={contactEmail} />}
      {children}
      <p className="error-code">
        {t("error_page.code", { status })}
        {requestId && (
          <>
            {" · "}
            {t("error_page.request")}: <code>{requestId}</code>
          </>
        )}
      </p>
    </div>
  );
}

function WithoutSearch() {
  const { t } = useTranslation("common");
  return <LinkButton to={useLocation().pathname}>{t("error_page.414.without")}</LinkButton>;
}

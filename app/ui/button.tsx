import { Link, type LinkProps } from "@remix-run/react";
import type { ComponentPropsWithoutRef, MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "./class-names.ts";
import { useIsSending } from "./form-activity.ts";

type ButtonVariant = "primary" | "quiet" | "danger";

interface Look {
  variant?: ButtonVariant;
  size?: "normal" | "small";
}

function buttonClass({ variant = "primary", size }: Look, className?: string) {
  return classNames(
    "button",
    variant !== "primary" && `button-${variant}`,
    size === "small" && "button-small",
    className,
  );
}

/**
 * A button; inside a `PortalForm` it shows while the form is being sent, and a second press then does nothing.
 * It is never `disabled`, so that it keeps its focus and works without JavaScript.
 */
export function Button({
  variant,
  size,
  className,
  children,
  onClick,
  ...rest
}: ComponentPropsWithoutRef<"button"> & Look) {
  const { t } = useTranslation("common");
  const isSending = useIsSending(rest.name, rest.value);
  const press = (event: MouseEvent<HTMLButtonElement>) => (isSending ? event.preventDefault() : onClick?.(event));
  return (
    <button
      {...rest}
      className={buttonClass({ variant, size }, className)}
      aria-busy={isSending || undefined}
      onClick={press}
    >
      {isSending && <span className="spinner" aria-hidden="true" />}
      {children} {isSending && <span className="visually-hidden">{t("action.pending")}</span>}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function LinkButton({
  variant,
  size,
  className,
  ...rest
}: Omit<LinkProps, "className"> & Look & { className?: string }) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />;
}

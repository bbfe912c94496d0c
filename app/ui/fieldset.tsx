import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface FieldsetProps {
  legend: ReactNode;
  help?: ReactNode;
  /** Sets the legend as a heading, for the parts of a page. */
  isHeading?: boolean;
  children: ReactNode;
}

/** Fields that belong together, such as the parts of an address. */
export function Fieldset({ legend, help, isHeading, children }: FieldsetProps) {
  return (
    <fieldset className="fieldset">
      <legend className={classNames(isHeading && "legend-heading")}>{isHeading ? <h2>{legend}</h2> : legend}</legend>
      <div className="fieldset-body">
        {help && <p className="field-help">{help}</p>}
        {children}
      </div>
    </fieldset>
  );
}

/** The buttons at the end of a form: the primary one first. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="form-actions">{children}</div>;
}

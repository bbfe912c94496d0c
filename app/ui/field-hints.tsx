import { createContext, type ReactNode, useContext } from "react";

/** What should be looked at again in saved answers, as sentences by the names of their fields; it stops nothing. */
export type Hints = Readonly<Record<string, string>>;

export const FieldHints = createContext<Hints>({});

/** The help of a field, with what should be looked at again in its answer. */
export function useHinted(name: string, help: ReactNode): ReactNode {
  const hint = useContext(FieldHints)[name];
  if (!hint) return help;
  return (
    <>
      {help}
      <p className="field-hint">{hint}</p>
    </>
  );
}

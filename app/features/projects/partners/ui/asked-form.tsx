import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";

interface AskedFormProps {
  /** What the fold says before it is opened. */
  label: string;
  /** What will happen. */
  explain: string;
  send: string;
  intent: string;
  /** What it is about, as hidden fields. */
  about: Readonly<Record<string, string>>;
  variant?: "primary" | "quiet" | "danger";
  isOpen?: boolean;
}

/** An act of one button, folded away and explained, so that it is asked once. */
export function AskedForm({ label, explain, send, intent, about, variant = "danger", isOpen }: AskedFormProps) {
  return (
    <Disclosure summary={label} isOpen={isOpen}>
      <Form method="post" className="stack">
        <OpenedBy />
        <p>{explain}</p>
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>
          <Button type="submit" name="intent" value={intent} variant={variant}>
            {send}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

import { Button } from "./button.tsx";
import { OpenedBy } from "./opened-by.tsx";

interface ActFormProps {
  intent: string;
  /** What the act is about, as the form sends it. */
  about: Record<string, string>;
  label: string;
  /** The label with the name of what it is about, for whoever hears one button of many. */
  spoken: string;
  variant?: "quiet" | "danger";
  /** Left out where the page itself does it. */
  action?: string;
}

/** A form of one button, beside each of many things. */
export function ActForm({ intent, about, label, spoken, variant = "quiet", action }: ActFormProps) {
  return (
    <form method="post" action={action}>
      <OpenedBy />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" name="intent" value={intent} variant={variant} size="small" aria-label={spoken}>
        {label}
      </Button>
    </form>
  );
}

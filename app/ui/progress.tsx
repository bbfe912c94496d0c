import { useId } from "react";

interface ProgressProps {
  label: string;
  value: number;
  max: number;
  /** The same in words, such as "3 of 7 sections". */
  text: string;
}

export function Progress({ label, value, max, text }: ProgressProps) {
  const id = useId();
  return (
    <div className="progress">
      <div className="progress-words">
        <label htmlFor={id}>{label}</label>
        <span className="soft numeric">{text}</span>
      </div>
      <progress id={id} value={value} max={max}>
        {text}
      </progress>
    </div>
  );
}

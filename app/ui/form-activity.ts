import { useNavigation } from "@remix-run/react";
import { createContext, useContext, useEffect, useRef, useState } from "react";

export const FormActivity = createContext(false);

/** Whether the form this button stands in is on its way to the server, sent by this very button if it has a name. */
export function useIsSending(name?: string, value?: unknown) {
  const isFormSending = useContext(FormActivity);
  const { formData } = useNavigation();
  if (!isFormSending || !formData) return false;
  return name ? formData.get(name) === String(value ?? "") : true;
}

/** Follows one form from its submission until the next page or the answer with errors has arrived, and says so. */
export function useFormActivity(onAnswer: () => void) {
  const { state } = useNavigation();
  const [isSubmitted, setSubmitted] = useState(false);
  const isUnderWay = useRef(false);
  const latest = useRef(onAnswer);
  latest.current = onAnswer;
  useEffect(() => {
    if (state !== "idle") return;
    if (isUnderWay.current) latest.current();
    isUnderWay.current = false;
    setSubmitted(false);
  }, [state]);
  const noteSubmission = () => {
    isUnderWay.current = true;
    setSubmitted(true);
  };
  return { isSending: isSubmitted && state !== "idle", noteSubmission };
}

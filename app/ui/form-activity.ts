import { useNavigation } from "@remix-run/react";
import { createContext, useContext, useEffect, useState } from "react";

export const FormActivity = createContext(false);

/** Whether the form this button stands in is on its way to the server, sent by this very button if it has a name. */
export function useIsSending(name?: string, value?: unknown) {
  const isFormSending = useContext(FormActivity);
  const { formData } = useNavigation();
  if (!isFormSending || !formData) return false;
  return name ? formData.get(name) === String(value ?? "") : true;
}

/** Follows one form from its submission until the next page or the answer with errors has arrived. */
export function useFormActivity() {
  const { state } = useNavigation();
  const [isSubmitted, setSubmitted] = useState(false);
  useEffect(() => {
    if (state === "idle") setSubmitted(false);
  }, [state]);
  return { isSending: isSubmitted && state !== "idle", noteSubmission: () => setSubmitted(true) };
}

import { useEffect } from "react";

/**
 * Forgets what is shown once as soon as the page is left. The router keeps pages that were left as they were, so a secret would
 * still stand in one, and be there again on the way back.
 */
export function useForgetWhenLeft(forget: () => void): void {
  useEffect(() => forget, [forget]);
}

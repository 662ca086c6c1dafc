import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** The width of a drawing on paper, in CSS pixels: that of A4 within its margins. */
export const PAPER_WIDTH = 680;

/** Whether the page is being printed. A drawing that measures its place cannot measure paper, so it is drawn anew at once. */
export function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true));
    const end = () => setIsPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting;
}

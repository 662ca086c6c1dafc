"use client";

import { useEffect } from "react";

/** Leads to the part of the page that the address names: the browser has looked for it before it was there. */
export function ToAnchor() {
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return null;
}

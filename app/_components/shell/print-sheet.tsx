"use client";

import { useEffect } from "react";
import { isShown } from "@/app/_components/shell/list-rows";

/**
 * What stands at the foot of every printed sheet: the page's title, its filter in words, and its address. The style sheet
 * reads it from a property of the root, because only the browser knows the address, and where a sheet ends.
 */
export function PrintSheet() {
  useEffect(() => {
    const write = () => document.documentElement.style.setProperty("--sheet", quoted(footOfSheet()));
    const clear = () => document.documentElement.style.removeProperty("--sheet");
    window.addEventListener("beforeprint", write);
    window.addEventListener("afterprint", clear);
    return () => {
      window.removeEventListener("beforeprint", write);
      window.removeEventListener("afterprint", clear);
    };
  }, []);
  return null;
}

function footOfSheet(): string {
  const shown = (selector: string) => [...document.querySelectorAll(`main ${selector}`)].find(isDrawn)?.textContent ?? "";
  return `${[shown("h1"), shown("[data-scope]")].filter(Boolean).join(" · ")}\n${window.location.href}`;
}

/** The words of the filter are drawn on paper alone; they belong to the page whose frame is shown. */
function isDrawn(element: Element): boolean {
  return isShown(element) || (element.parentElement !== null && isShown(element.parentElement));
}

/** As a string of a style sheet. */
function quoted(words: string): string {
  return `"${words.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\a ")}"`;
}

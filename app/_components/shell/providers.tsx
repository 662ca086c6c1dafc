"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { getQueryClient } from "@/app/_data/get-query-client";

/**
 * The style sheet says what a theme means for the colour scheme, so that paper can be light in any.
 * @param nonce what the script that sets the theme must carry to be run
 */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <ThemeProvider nonce={nonce} disableTransitionOnChange enableColorScheme={false}>
      <QueryClientProvider client={getQueryClient()}>{children}</QueryClientProvider>
    </ThemeProvider>
  );
}

import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/app/_components/shell/providers";
import { text } from "@/app/messages/text";

export const metadata: Metadata = {
  title: { default: text.product, template: `%s · ${text.product}` },
  description: text.productLine,
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf9" },
    { media: "(prefers-color-scheme: dark)", color: "#141312" },
  ],
};

/** Nothing of a document is made at build time: its inline scripts carry the nonce of the request they answer (proxy.ts). */
export const instant = false;

/** next-themes writes data-theme before the first paint, so the attribute is not React's to check. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html lang={text.language} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}

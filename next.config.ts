import type { NextConfig } from "next";
import { DATA_POLICY } from "./lib/access/security-headers";

/** On every answer. The policy of a document is made for each request (proxy.ts). */
const securityHeaders = [
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
];

/** On what programs ask, which is never kept on the way. */
const dataHeaders = [
  { key: "Content-Security-Policy", value: DATA_POLICY },
  { key: "Cache-Control", value: "no-store" },
];

/** The address of a shared page opens it: nothing may pass it on, keep it or find it. */
const sharedHeaders = [
  { key: "Cache-Control", value: "private, no-store" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  reactCompiler: true,
  poweredByHeader: false,
  experimental: {
    // A program may send 10 MiB (lib/api/read-body.ts). Behind the proxy Next cuts what is larger than this without a word, so it lies above.
    proxyClientMaxBodySize: "11mb",
    // forbidden(), by which app/_data/acting.ts says that a page is not for somebody.
    authInterrupts: true,
  },
  images: { unoptimized: true },
  // Native modules: bundled, they stop the build at "node addon is not placeable in ESM chunks".
  serverExternalPackages: ["@duckdb/node-api", "@duckdb/node-bindings", "@electric-sql/pglite", "better-sqlite3", "pg"],
  // `npm test` checks the types of everything; `npm start` on a customer's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Asked for by browsers that have not yet come to the icon of the page.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/api/:path*", headers: dataHeaders },
    { source: "/_next/static/:path*", headers: [{ key: "Content-Security-Policy", value: DATA_POLICY }] },
    { source: "/shared/:path*", headers: sharedHeaders },
  ],
};

export default nextConfig;

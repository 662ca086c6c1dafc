// Loaded into the server: where no proxy is trusted (TRUST_PROXY), what a request says of where it comes from is taken off
// before Next reads it, which then writes down the address of the connection itself.
import { subscribe } from "node:diagnostics_channel";

const isBehindProxy = Number(process.env.TRUST_PROXY?.trim() || 0) > 0;

if (!isBehindProxy)
  subscribe("http.server.request.start", ({ request }) => {
    delete request.headers["x-forwarded-for"];
  });

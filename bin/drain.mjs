// Loaded into the server: once it is asked to end, a connection that is kept open is closed after its answer. Without this,
// a browser or a proxy that goes on asking over the same connection would hold the server until it is cut off.
import { subscribe } from "node:diagnostics_channel";

const answering = new Set();
const servers = new Set();
let isDraining = false;

subscribe("http.server.request.start", ({ response, server }) => {
  servers.add(server);
  answering.add(response);
  response.once("close", () => answering.delete(response));
  if (isDraining) response.shouldKeepAlive = false;
});

for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, drain);

function drain() {
  isDraining = true;
  for (const response of answering) if (!response.headersSent) response.shouldKeepAlive = false;
  // What was answered with "keep-alive" just before is idle now, or will be.
  setInterval(() => {
    for (const server of servers) server.closeIdleConnections();
  }, 100).unref();
}

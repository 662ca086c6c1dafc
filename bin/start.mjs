#!/usr/bin/env node
// `npm start`: installs what is missing, builds what has changed, migrates the record, and serves.
import { buildWhatChanged } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { requireFreePort, serve } from "./serve.mjs";

await requireFreePort();
installWhatIsMissing();
if (!buildWhatChanged()) process.exit(2);
await serve();

/**
 * zod makes faster code from its schemas where a page may evaluate text, and tries whether it may; ours may not, and the
 * attempt alone would count as a breach of the policy (proxy.ts). Runs before anything else of a page.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

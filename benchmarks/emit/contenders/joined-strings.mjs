// The floor: somebody who knows the words, and joins them. It checks nothing, and quotes nothing.

const node = 'node:22-alpine'

export function small() {
  const [production, loglevel, port] = ['production', 'warn', '3000']
  return [
    `FROM ${node} AS deps`,
    `ARG NODE_ENV=${production}`,
    'WORKDIR /app',
    `ENV NPM_CONFIG_LOGLEVEL=${loglevel}`,
    'COPY package.json ./',
    'COPY package-lock.json ./',
    'RUN npm ci',
    `FROM ${node} AS build`,
    'ARG VERSION=1.0.0',
    'WORKDIR /app',
    'COPY --from=deps /app/node_modules ./node_modules',
    'COPY tsconfig.json ./',
    'COPY src ./src',
    `ENV NODE_ENV=${production}`,
    'RUN npm run lint',
    'RUN npm test',
    'RUN npm run build',
    'RUN npm prune --omit=dev',
    `FROM ${node} AS runtime`,
    'WORKDIR /app',
    `ENV NODE_ENV=${production}`,
    `ENV PORT=${port}`,
    'LABEL org.opencontainers.image.title=app',
    'LABEL org.opencontainers.image.licenses=MIT',
    'COPY --from=build /app/node_modules ./node_modules',
    'COPY --from=build /app/dist ./dist',
    'USER node',
    `EXPOSE ${port}`,
    'VOLUME /data',
    'CMD ["node", "dist/server.js"]',
  ].join('\n')
}

export function chain(length) {
  const lines = []
  for (let i = 0; i < length; i++) {
    lines.push(`FROM ${node} AS s${i}`, 'WORKDIR /app')
    if (i > 0) lines.push(`COPY --from=s${i - 1} /app/out ./in`)
    lines.push(`RUN make step-${i}`)
  }
  return lines.join('\n')
}

FROM node:24
WORKDIR /app
RUN corepack enable pnpm
COPY . .
RUN pnpm install --frozen-lockfile
RUN pnpm --filter=@numerals/api... run build
EXPOSE 3000
WORKDIR /app/apps/api
CMD ["node", "dist/server.js"]

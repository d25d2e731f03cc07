FROM node:24
WORKDIR /app
RUN corepack enable pnpm
COPY . .
RUN pnpm install --frozen-lockfile
EXPOSE 8000
CMD ["node", "src/server.js"]

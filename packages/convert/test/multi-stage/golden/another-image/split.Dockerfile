FROM node:22-slim AS builder
COPY --from=registry.example.com/adapter:1.2 /adapter /opt/extensions/adapter
WORKDIR /app
COPY package.json .
RUN npm install
RUN npm prune --omit=dev

# Split by "stagecraft import --multi-stage". Assumed:
# - no development dependency is needed at run time
FROM node:22-slim
COPY --from=registry.example.com/adapter:1.2 /adapter /opt/extensions/adapter
WORKDIR /app
COPY --from=builder /app /app
COPY . .
CMD ["node", "server.js"]

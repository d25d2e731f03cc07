FROM node:12 AS builder
WORKDIR /app
COPY . .
RUN npm install
RUN npm prune --production

# Split by "stagecraft import --multi-stage". Assumed:
# - no development dependency is needed at run time
# - the dependencies need no library of the system that the small image lacks
FROM node:12-slim
WORKDIR /app
COPY --from=builder /app /app
CMD ["node", "server.js"]

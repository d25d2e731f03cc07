FROM node:22 AS builder
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build
RUN npm prune --omit=dev

# Split by "stagecraft import --multi-stage". Assumed:
# - no development dependency is needed at run time
# - the dependencies need no library of the system that the small image lacks
FROM node:22-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=builder /app /app
EXPOSE 3000
HEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1
USER node
CMD ["npm", "start"]

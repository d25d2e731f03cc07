FROM node:24-slim
WORKDIR /app
ARG REGISTRY
ARG NPM_TOKEN
RUN npm config set --location=user "@acme:registry=http://$REGISTRY/" "//$REGISTRY/:_authToken=$NPM_TOKEN"
COPY . .
RUN npm ci && rm /root/.npmrc
CMD ["node", "src/server.js"]

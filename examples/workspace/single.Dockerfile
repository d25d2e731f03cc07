FROM node:22
WORKDIR /app
COPY . .
RUN npm ci
RUN npm run build --workspace=packages/greeting && npm run build --workspace=apps/api
WORKDIR /app/apps/api
EXPOSE 3000
CMD ["node", "dist/src/server.js"]

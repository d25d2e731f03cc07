FROM node:24
WORKDIR /app
COPY . .
RUN npm ci --prefix frontend && npm run build --prefix frontend
RUN npm ci --prefix api && npm run build --prefix api
RUN cp -r frontend/dist api/public
WORKDIR /app/api
EXPOSE 3000
CMD ["node", "dist/server.js"]

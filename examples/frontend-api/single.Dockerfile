FROM node:22
WORKDIR /app
COPY . .
RUN cd frontend && npm ci && npm run build
RUN cd api && npm ci
RUN mv frontend/dist api/public
EXPOSE 3000
CMD ["node", "api/src/server.js"]

FROM nginx:1.29-alpine
COPY . /usr/share/nginx/html
EXPOSE 80

FROM golang:1.26
WORKDIR /app
COPY . .
RUN go build -o /usr/local/bin/ids .
EXPOSE 8080
CMD ["ids"]

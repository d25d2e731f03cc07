FROM golang:1.26
WORKDIR /app
COPY . .
RUN go build -o /usr/local/bin/clock ./cmd/clock && go build -o /usr/local/bin/zones ./cmd/zones
EXPOSE 8080
CMD ["clock"]

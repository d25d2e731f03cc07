# What the team builds
FROM golang:1.26-bookworm AS builder
ARG VERSION=dev
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# one program
RUN CGO_ENABLED=0 go build -ldflags "-X main.version=$VERSION" -o /usr/local/bin/tiles ./cmd/tiles

# Split by "stagecraft import --multi-stage". Assumed:
# - the program is linked statically: it needs no library
# - of the files of the builder it reads only /src/cmd/tiles/logo.svg, /src/styles
FROM gcr.io/distroless/static-debian12:nonroot
LABEL team=maps
ARG VERSION=dev
WORKDIR /src
COPY --from=builder /usr/local/bin/tiles /usr/local/bin/tiles
COPY --from=builder /src/cmd/tiles/logo.svg /src/cmd/tiles/logo.svg
COPY --from=builder /src/styles /src/styles
ENV TILES_STYLE=styles/plain.json \
    VERSION=$VERSION
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["tiles"]
CMD ["--listen", ":8080"]

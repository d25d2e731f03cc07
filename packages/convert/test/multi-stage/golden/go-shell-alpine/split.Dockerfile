FROM golang:1.26-alpine3.22 AS builder
RUN apk add --no-cache gcc musl-dev git tzdata && adduser -D -H runner
WORKDIR /src
COPY . .
RUN mkdir -p /var/lib/runner && chown runner /var/lib/runner && go install ./...

# Split by "stagecraft import --multi-stage". Assumed:
# - the program is linked with musl, the C library of alpine
# - it reads no file of the builder
# - only the build needs gcc, git, musl-dev
FROM alpine:3.22
RUN apk add --no-cache \
    ca-certificates \
    tzdata
RUN adduser -D -H runner
WORKDIR /src
RUN mkdir -p /var/lib/runner \
    && chown runner /var/lib/runner
COPY --from=builder /go/bin/runner /usr/local/bin/runner
USER runner
HEALTHCHECK --interval=5s CMD wget -qO- http://127.0.0.1:9000/ || exit 1
CMD runner --data /var/lib/runner

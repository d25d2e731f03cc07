FROM golang:1.26-alpine AS builder
WORKDIR /go/src
COPY go.mod ./
RUN mkdir ./hot
COPY hot/*.go ./hot/
RUN go install ./...

# Split by "stagecraft import --multi-stage". Assumed:
# - the program is linked statically: it needs no library
# - it reads no file of the builder
FROM gcr.io/distroless/static-debian13:nonroot
# As before, root runs it; without this line the image has a user of its own.
USER root
WORKDIR /go/src
COPY --from=builder /go/bin/hot /usr/local/bin/hot
CMD ["hot"]

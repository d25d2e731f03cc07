FROM rust:1.95-slim-bookworm AS builder
RUN apt-get update && apt-get install -y --no-install-recommends libssl-dev pkg-config && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
COPY migrations ./migrations
RUN cargo build --release

# Split by "stagecraft import --multi-stage". Assumed:
# - the program is linked with no other library than that of C and those of libssl3
# - of the files of the builder it reads only /app/migrations
# - only the build needs libssl-dev, pkg-config
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates \
        libssl3 \
        tzdata \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=builder /app/target/release/ledger /app/target/release/ledger
COPY --from=builder /app/migrations /app/migrations
EXPOSE 3000
CMD ["./target/release/ledger"]

FROM rust:1.95
WORKDIR /app
COPY . .
RUN cargo build --release
EXPOSE 8080
CMD ["target/release/slugger"]

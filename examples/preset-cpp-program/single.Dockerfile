FROM gcc:14
RUN apt-get update && apt-get install -y cmake
WORKDIR /app
COPY . .
RUN cmake -S . -B build -DCMAKE_BUILD_TYPE=Release && cmake --build build
EXPOSE 8080
CMD ["build/numerals"]

FROM maven:3.9-eclipse-temurin-21-alpine AS builder
WORKDIR /app
COPY pom.xml .
RUN mvn -B dependency:go-offline
COPY src ./src
COPY config ./config
RUN mvn -B package -DskipTests

# Split by "stagecraft import --multi-stage". Assumed:
# - the program needs no tool of the JDK
# - of the other files of the builder it reads only /app/config
FROM eclipse-temurin:21-jre-alpine
WORKDIR /app
COPY --from=builder /app/target/*.jar /app/target/
COPY --from=builder /app/config /app/config
ENV JAVA_OPTS=""
EXPOSE 8080
ENTRYPOINT exec java $JAVA_OPTS -jar target/*.jar

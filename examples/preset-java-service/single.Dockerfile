FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn --batch-mode package
EXPOSE 8080
CMD ["java", "-jar", "target/days-1.0.0.jar"]

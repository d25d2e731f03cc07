FROM gradle:8-jdk21
WORKDIR /app
COPY . .
RUN gradle --no-daemon build
RUN mkdir lib && find /home/gradle/.gradle /root/.gradle -name 'gson-*.jar' -o -name 'commons-lang3-*.jar' | xargs -I {} cp {} lib/
EXPOSE 8080
CMD ["java", "-cp", "build/libs/words.jar:lib/*", "com.example.words.Main"]

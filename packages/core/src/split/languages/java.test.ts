import { describe, expect, test } from 'vitest'
import { lines, runtimeOf, splitOf } from '../testing/split-of.js'

type Files = Readonly<Record<string, string>>

const files: Files = { 'pom.xml': '<project/>\n', 'src/App.java': 'class App {}\n', 'conf/app.yml': 'a: b\n' }
const maven = 'maven:3.9-eclipse-temurin-21'
const app = (start: string, work: readonly string[] = ['RUN mvn package'], base = maven): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...work, start)
const starts = 'CMD ["java", "-jar", "target/app.jar"]'

describe('a Java app', () => {
  test('is taken with what it may read, on the runtime of its version', () => {
    expect(runtimeOf(app(starts), files)).toBe(
      lines(
        'FROM eclipse-temurin:21-jre',
        'WORKDIR /app',
        'COPY --from=builder /app/target/app.jar /app/target/app.jar',
        'COPY --from=builder /app/conf /app/conf',
        starts,
      ),
    )
  })

  test.each([
    ['maven:3.9-eclipse-temurin-21-alpine', 'eclipse-temurin:21-jre-alpine'],
    ['maven:3.9-amazoncorretto-17', 'eclipse-temurin:17-jre'],
    ['maven:3.8-openjdk-11', 'eclipse-temurin:11-jre'],
    ['gradle:8-jdk21', 'eclipse-temurin:21-jre'],
    ['eclipse-temurin:17-jdk-alpine', 'eclipse-temurin:17-jre-alpine'],
    ['openjdk:8-jdk', 'eclipse-temurin:8-jre'],
  ])('of %s runs on %s', (base, runtime) =>
    expect(runtimeOf(app(starts, ['RUN mvn package'], base), files).split('\n')[0]).toBe(`FROM ${runtime}`),
  )

  test.each<[start: string, copy: string]>([
    ['CMD java -jar target/*.jar', 'COPY --from=builder /app/target/*.jar /app/target/'],
    [
      'CMD ["java", "-jar", "/app/build/libs/app.jar"]',
      'COPY --from=builder /app/build/libs/app.jar /app/build/libs/app.jar',
    ],
    ['CMD ["java", "-jar", "out/app/app.jar"]', 'COPY --from=builder /app/out/app /app/out/app'],
    [
      'CMD ["java", "-cp", "target/classes:target/lib/*", "App"]',
      'COPY --from=builder /app/target/lib /app/target/lib',
    ],
    [
      'CMD ["/opt/java/openjdk/bin/java", "-Xmx1g", "-jar", "target/a.jar"]',
      'COPY --from=builder /app/target/a.jar /app/target/a.jar',
    ],
  ])('that %s starts needs %s', (start, copy) => expect(runtimeOf(app(start), files)).toContain(`\n${copy}\n`))

  test.each<[name: string, text: string, more: Files, refusal: string]>([
    [
      'a tag without a version',
      app(starts, ['RUN mvn package'], 'maven:3.9'),
      {},
      '1: the version of Java is not in the tag 3.9 | Say it, such as maven:3.9-eclipse-temurin-21',
    ],
    [
      'a version that is too old',
      app(starts, ['RUN mvn package'], 'openjdk:7-jdk'),
      {},
      '1: there is no small image of Java 7',
    ],
    [
      'a runtime already',
      app(starts, ['RUN mvn package'], 'eclipse-temurin:21-jre'),
      {},
      '1: its base is a runtime already',
    ],
    [
      'another program',
      app('CMD ["mvn", "exec:java"]'),
      {},
      '5: the container runs mvn, which the image of the runtime does not have',
    ],
    [
      'an agent',
      app('CMD ["java", "-javaagent:a.jar", "-jar", "target/a.jar"]'),
      {},
      '5: what -javaagent:a.jar needs is not followed',
    ],
    ['modules', app('CMD ["java", "-p", "mods", "-m", "app"]'), {}, '5: what -p needs is not followed'],
    [
      'neither jar nor class path',
      app('CMD ["java", "App"]'),
      {},
      '5: java is started without -jar and without a class path',
    ],
    [
      'the whole folder',
      app('CMD ["java", "-cp", ".", "App"]'),
      {},
      '5: the class path has the whole folder of the app',
    ],
    ['a variable', app('CMD java -jar $JAR'), {}, '5: what $JAR is called depends on a variable'],
    [
      'a jar that nobody builds',
      app('CMD ["java", "-jar", "/srv/app.jar"]'),
      {},
      '5: no RUN is known to make /srv/app.jar',
    ],
    [
      'a jar with a class path of its own',
      app(starts),
      { 'pom.xml': '<addClasspath>true</addClasspath>' },
      '5: the jar has a class path of its own, which is not followed',
    ],
    [
      'a user of the other image',
      app(`USER maven\n${starts}`),
      {},
      '5: no RUN makes the user, and the image of the runtime may not have it',
    ],
    [
      'files of a RUN',
      app(starts, ['RUN mvn package && date > built']),
      {},
      '4: whether the program reads the files that a RUN writes is not known',
    ],
  ])('is refused: %s', (_, text, more, refusal) => expect(splitOf(text, { ...files, ...more })).toBe(refusal))
})

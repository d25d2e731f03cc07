import { secret } from '@stagecraft/core'
import { describe, expect, it } from 'vitest'
import { javaService } from '../index.js'
import { presetChecks } from '../testing.js'

/** One stage of the file, from its FROM to the blank line. */
const stageOf = (name: string, options: object = {}): string =>
  String(javaService(options))
    .split('\n\n')
    .find((text) => text.split('\n')[0]!.endsWith(` AS ${name}`))!

const main = 'com.example.Main'

describe('javaService', () => {
  it.each(
    presetChecks(javaService, {
      examples: {
        'a plain jar': { main, healthcheck: '/health' },
        Gradle: { manager: 'gradle', certificates: 'ca.pem', mirrors: { maven: 'https://maven.example.com/' } },
        'a plain jar of Gradle': { manager: 'gradle', main, wrapper: true },
      },
    }),
  )('$name', ({ run }) => run())

  it('takes a jar of Spring Boot apart', () => {
    expect(String(javaService())).toBe(`FROM maven:3.9-eclipse-temurin-21 AS dependencies
WORKDIR /app
COPY pom.xml ./
COPY .mv[n] ./.mvn/
RUN mvn --batch-mode --no-transfer-progress dependency:resolve
RUN mvn --batch-mode --no-transfer-progress --fail-never package -DskipTests -Dspring-boot.repackage.skip \\
    && rm -rf target

FROM dependencies AS builder
COPY . .
RUN mvn --batch-mode --no-transfer-progress package -Dmaven.test.skip
RUN cp target/*.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM builder AS test
RUN mvn --batch-mode --no-transfer-progress test

FROM eclipse-temurin:21-jre AS runtime
WORKDIR /app
COPY --from=builder /app/layers/dependencies/ ./
COPY --from=builder /app/layers/snapshot-dependencies/ ./
COPY --from=builder /app/layers/application/ ./
USER 65532:65532
EXPOSE 8080
CMD ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
`)
  })

  it('copies the libraries of a plain jar before the source is there', () => {
    expect(stageOf('dependencies', { main })).toContain(`RUN mkdir lib \\
    && mvn --batch-mode --no-transfer-progress dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib`)
    expect(stageOf('runtime', { main, arguments: ['server'] })).toContain(`COPY --from=dependencies /app/lib ./lib
COPY --from=builder /app/app.jar ./
USER 65532:65532
EXPOSE 8080
CMD ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-cp", "app.jar:lib/*", "com.example.Main", "server"]`)
  })

  it('lets Gradle download what its own commands download only with a source', () => {
    const gradle = { manager: 'gradle' } as const
    const dependencies = stageOf('dependencies', gradle)
    expect(dependencies).toContain('ENV GRADLE_USER_HOME=/gradle\n')
    expect(dependencies).toContain(
      'COPY build.gradle* settings.gradle* gradle.properties* ./\nCOPY gradl[e] ./gradle/\n',
    )
    expect(dependencies).toContain('RUN gradle --no-daemon --init-script /tmp/download.gradle downloadLibraries')
    expect(dependencies).not.toContain('runtimeClasspath')
    expect(stageOf('builder', gradle)).toContain('RUN gradle --no-daemon bootJar\nRUN cp build/libs/*.jar app.jar\n')
    expect(stageOf('dependencies', { ...gradle, main })).toContain(
      "from project.configurations.runtimeClasspath\n          into 'lib'",
    )
    expect(stageOf('builder', { ...gradle, main })).toContain('RUN gradle --no-daemon jar\n')
  })

  it.each([
    ['maven', 'COPY pom.xml mvnw ./\n', './mvnw --batch-mode'],
    ['gradle', 'gradle.properties* gradlew ./\n', './gradlew --no-daemon'],
  ] as const)('runs the wrapper of %s on a JDK', (manager, copied, run) => {
    const dependencies = stageOf('dependencies', { manager, wrapper: true })
    expect(dependencies).toContain('FROM eclipse-temurin:21-jdk AS')
    expect(dependencies).toContain(copied)
    expect(dependencies).toContain(run)
  })

  it('makes a truststore of the certificates, and mounts it', () => {
    const told = { certificates: secret('ca') }
    const text = String(javaService(told))
    expect(text).toContain(`RUN --mount=type=secret,id=ca,target=/run/certificates.pem,required=true,mode=0444 \\
    java /tmp/Truststore.java /run/certificates.pem /truststore.p12\n`)
    expect(stageOf('test', told)).toContain('from=truststore')
    expect(stageOf('runtime', told)).not.toContain('trust')
    expect(stageOf('builder', told)).toMatch(/\nRUN cp /)
  })

  it.each([
    ['maven', 'target=/root/.m2/settings.xml,source=/settings,from=mirror', '<mirrorOf>*</mirrorOf>'],
    ['gradle', 'target=/gradle/init.d/mirror.gradle,source=/settings,from=mirror', 'new URI('],
  ] as const)('tells %s of a mirror by a file that is mounted', (manager, mount, written) => {
    const told = { manager, mirrors: { maven: 'https://maven.example.com/central' } }
    const text = String(javaService(told))
    expect(text).toContain(mount)
    expect(text).toContain(written)
    expect(stageOf('runtime', told)).not.toContain('example.com')
  })

  it('writes an address as XML and as a wrapper takes it', () => {
    const text = String(javaService({ wrapper: true, mirrors: { maven: 'https://maven.example.com/?a=1&b=2' } }))
    expect(text).toContain('<url>https://maven.example.com/?a=1&amp;b=2</url>')
    expect(text).toContain('ARG MVNW_REPOURL=')
  })

  it('mounts settings, which Maven has once', () => {
    expect(stageOf('dependencies', { settings: secret('settings') })).toContain(
      '--mount=type=secret,id=settings,target=/root/.m2/settings.xml,required=true',
    )
    expect(() => javaService({ settings: 'settings.xml', mirrors: { maven: 'https://maven.example.com' } })).toThrow(
      /exclude each other/,
    )
  })

  it('links a runtime of the modules that are named', () => {
    const linked = { modules: ['java.base', 'java.net.http'] }
    expect(stageOf('jlink', linked)).toContain('--add-modules=java.base,java.net.http \\\n')
    expect(stageOf('runtime', linked)).toContain(`FROM debian:13-slim AS runtime
COPY --from=jlink /opt/jre /opt/jre
ENV PATH=/opt/jre/bin:$PATH
`)
  })

  it('asks for the path of the health check with what the image has', () => {
    const health = (runtime: string): string => stageOf('runtime', { healthcheck: '/health', images: { runtime } })
    expect(health('eclipse-temurin:21-jre-alpine')).toContain(
      'CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/health"]',
    )
    expect(health('eclipse-temurin:21-jre')).toContain("'/health' >&3 && read -r _ status _ <&3")
    expect(() => health('gcr.io/distroless/java21-debian13:nonroot')).toThrow(/can ask for "\/health"/)
  })

  it('replaces the entrypoint of images that start Java themselves', () => {
    expect(
      stageOf('runtime', { jvm: ['-Xmx1g'], images: { runtime: 'gcr.io/distroless/java21-debian13:nonroot' } }),
    ).toContain('ENTRYPOINT ["java"]\nCMD ["-Xmx1g", "-jar", "app.jar"]')
  })

  it('refuses what is no class', () => {
    expect(() => javaService({ main: 'com.example.Main; rm' })).toThrow(/the whole name of a class/)
  })
})

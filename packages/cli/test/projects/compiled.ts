import type { SmallProjects } from './small-project.js'

const goMain = 'package main\n\nfunc main() {}\n'

/** Programs in Go, Rust, Java and C++. */
export const compiled: SmallProjects = {
  'go: a program at the top': {
    files: {
      'go.mod': 'module example.com/clock\n\ngo 1.24\n',
      'main.go': 'package main\n\nfunc main() { http.ListenAndServe(":8080", nil) }\n',
    },
    preset: 'goProgram',
    options: { port: 8080 },
  },
  'go: several programs, one called like the module; C': {
    files: {
      'go.mod': 'module example.com/shop/v2\n\ngo 1.25.1\n\nrequire github.com/mattn/go-sqlite3 v1.14.33\n',
      'cmd/import/main.go': goMain,
      'cmd/shop/main.go': 'package main\n\nvar version string\n\nfunc main() {}\n',
      'tools/gen/main.go': goMain,
      'internal/x.go': 'package internal\n',
    },
    preset: 'goProgram',
    options: { programs: { shop: './cmd/shop', import: './cmd/import' }, cgo: true, version: 'main.version' },
  },
  'go: several programs, of which one is named; a newer Go': {
    files: { 'go.mod': 'module example.com/x\n\ngo 1.27\n', 'cmd/a/main.go': goMain, 'cmd/b/main.go': goMain },
    given: ['programs=b'],
    preset: 'goProgram',
    options: { programs: { b: './cmd/b', a: './cmd/a' }, images: { build: 'golang:1.27-alpine' } },
  },
  'rust: one package, and a toolchain': {
    files: {
      'Cargo.toml': '[package]\nname = "slug"\nversion = "1.0.0"\nedition = "2024"\n',
      'Cargo.lock': '',
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.88.0"\n',
      'src/main.rs': 'fn main() { TcpListener::bind("0.0.0.0:7000"); }\n',
    },
    preset: 'rustProgram',
    options: { programs: ['slug'], port: 7000, images: { build: 'rust:1.88.0-alpine' } },
  },
  'rust: a workspace, and default-run': {
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
      'Cargo.lock': '',
      'crates/app/Cargo.toml': '[package]\nname = "app"\ndefault-run = "serve"\n',
      'crates/app/src/bin/serve.rs': 'fn main() {}\n',
      'crates/app/src/bin/migrate/main.rs': 'fn main() {}\n',
      'crates/lib/Cargo.toml': '[package]\nname = "lib"\n',
      'crates/lib/src/lib.rs': '',
      'other/Cargo.toml': '[package]\nname = "other"\n',
      'other/src/main.rs': 'fn main() {}\n',
    },
    preset: 'rustProgram',
    options: { programs: ['serve', 'migrate'] },
  },
  'java: Spring Boot, Maven, a wrapper, Java 17': {
    files: {
      'pom.xml':
        '<project><properties><java.version>17</java.version></properties><!-- <packaging>war</packaging> --><artifactId>spring-boot-maven-plugin</artifactId></project>',
      mvnw: '',
      '.mvn/wrapper/maven-wrapper.properties': '',
      'src/main/resources/application.yml': 'server:\n  shutdown: graceful\n  port: 9090\n',
    },
    preset: 'javaService',
    options: {
      wrapper: true,
      port: 9090,
      images: { build: 'eclipse-temurin:17-jdk', runtime: 'eclipse-temurin:17-jre' },
    },
  },
  'java: Spring Boot, Gradle in Kotlin, a toolchain': {
    files: {
      'build.gradle.kts':
        'plugins { id("org.springframework.boot") version "4.0.0" }\njava { toolchain { languageVersion = JavaLanguageVersion.of(25) } }\n',
      'settings.gradle.kts': 'rootProject.name = "shop"\n',
    },
    preset: 'javaService',
    options: { manager: 'gradle', images: { build: 'gradle:9-jdk25', runtime: 'eclipse-temurin:25-jre' } },
  },
  'java: a class with main, in Kotlin': {
    files: {
      'build.gradle.kts': 'plugins { kotlin("jvm") }\nkotlin { jvmToolchain(21) }\n',
      'src/main/kotlin/com/example/Main.kt': 'package com.example\n\nfun main() {}\n',
      'src/main/kotlin/com/example/Other.kt': 'package com.example\n\nfun other() {}\n',
    },
    preset: 'javaService',
    options: { manager: 'gradle', main: 'com.example.MainKt' },
  },
  'c++: a program that is called like the project, and tests': {
    files: {
      'CMakeLists.txt':
        'project(serve LANGUAGES CXX)\nadd_executable(${PROJECT_NAME} main.cpp)\nadd_executable(check check.cpp) # runs below\nadd_test(NAME check COMMAND check)\nadd_subdirectory(tests)\n',
      'main.cpp': 'server.listen("0.0.0.0", 8080);\n',
      'tests/CMakeLists.txt': 'add_executable(more more.cpp)\n',
    },
    preset: 'cppProgram',
    options: { programs: ['serve'], port: 8080 },
  },
}

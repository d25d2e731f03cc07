import { imageName } from './image-name.js'

/** What a well-known image brings to a stage that begins with it. */
export interface BaseImage {
  /** The variables that some version of it sets, PATH aside. */
  readonly variables: readonly string[]
  /** Its working directory. */
  readonly workdir: string
}

const temurin = 'JAVA_HOME JAVA_VERSION LANG LANGUAGE LC_ALL'
const python =
  'PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256 GPG_KEY LANG'
const php =
  'PHPIZE_DEPS PHP_INI_DIR PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS GPG_KEYS PHP_VERSION PHP_URL PHP_ASC_URL PHP_SHA256 ' +
  'PHP_EXTRA_CONFIGURE_ARGS PHP_EXTRA_BUILD_DEPS APACHE_CONFDIR APACHE_ENVVARS'
const erlang = 'OTP_VERSION REBAR_VERSION REBAR3_VERSION LANG'
const dotnet =
  'APP_UID ASPNETCORE_HTTP_PORTS ASPNETCORE_URLS ASPNET_VERSION DOTNET_VERSION DOTNET_SDK_VERSION ' +
  'DOTNET_RUNNING_IN_CONTAINER DOTNET_SYSTEM_GLOBALIZATION_INVARIANT DOTNET_GENERATE_ASPNET_CERTIFICATE DOTNET_NOLOGO ' +
  'DOTNET_USE_POLLING_FILE_WATCHER NUGET_XMLDOC_MODE POWERSHELL_DISTRIBUTION_CHANNEL COMPlus_EnableDiagnostics'

/** One row an image: the last components of its repository, its variables, its working directory when it is not `/`. */
const rows: readonly (readonly [names: string, variables: string, workdir?: string])[] = [
  ['alpine debian ubuntu busybox centos almalinux rockylinux oraclelinux amazonlinux photon buildpack-deps', ''],
  ['fedora', 'DISTTAG FGC FBR container'],
  ['archlinux', 'LANG'],
  ['node', 'NODE_VERSION YARN_VERSION'],
  ['python', python],
  ['golang', 'GOLANG_VERSION GOPATH GOTOOLCHAIN', '/go'],
  ['rust', 'RUSTUP_HOME CARGO_HOME RUST_VERSION'],
  [
    'ruby',
    'LANG RUBY_VERSION RUBY_MAJOR RUBY_DOWNLOAD_URL RUBY_DOWNLOAD_SHA256 GEM_HOME BUNDLE_SILENCE_ROOT_WARNING BUNDLE_APP_CONFIG',
  ],
  ['php', php, '/var/www/html'],
  ['composer', `${php} COMPOSER_ALLOW_SUPERUSER COMPOSER_HOME COMPOSER_VERSION COMPOSER_MEMORY_LIMIT`, '/app'],
  ['erlang', erlang],
  ['elixir', `${erlang} ELIXIR_VERSION`],
  ['swift', 'SWIFT_SIGNING_KEY SWIFT_PLATFORM SWIFT_BRANCH SWIFT_VERSION SWIFT_WEBROOT SWIFT_PREFIX'],
  ['dart', 'DART_SDK', '/root'],
  ['eclipse-temurin', temurin],
  ['amazoncorretto', 'JAVA_HOME LANG'],
  ['openjdk', 'JAVA_HOME JAVA_VERSION JAVA_ALPINE_VERSION JAVA_DEBIAN_VERSION JAVA_URL JAVA_SHA256 LANG'],
  ['maven', `${temurin} MAVEN_HOME MAVEN_CONFIG MAVEN_VERSION`],
  ['gradle', `${temurin} GRADLE_HOME GRADLE_VERSION`, '/home/gradle'],
  [
    'tomcat',
    `${temurin} CATALINA_HOME TOMCAT_NATIVE_LIBDIR LD_LIBRARY_PATH TOMCAT_MAJOR TOMCAT_VERSION TOMCAT_SHA512 GPG_KEYS`,
    '/usr/local/tomcat',
  ],
  ['nginx', 'NGINX_VERSION NJS_VERSION NJS_RELEASE ACME_VERSION PKG_RELEASE DYNPKG_RELEASE'],
  ['httpd', 'HTTPD_PREFIX HTTPD_VERSION HTTPD_SHA256 HTTPD_PATCHES', '/usr/local/apache2'],
  ['caddy', 'CADDY_VERSION XDG_CONFIG_HOME XDG_DATA_HOME', '/srv'],
  ['postgres', 'GOSU_VERSION LANG PG_MAJOR PG_VERSION PG_SHA256 PGDATA DOCKER_PG_LLVM_DEPS'],
  ['mysql', 'GOSU_VERSION MYSQL_MAJOR MYSQL_VERSION MYSQL_SHELL_VERSION'],
  ['mariadb', 'GOSU_VERSION LANG MARIADB_MAJOR MARIADB_VERSION'],
  ['redis', 'GOSU_VERSION REDIS_VERSION REDIS_DOWNLOAD_URL REDIS_DOWNLOAD_SHA', '/data'],
  ['docker', 'DOCKER_VERSION DOCKER_BUILDX_VERSION DOCKER_COMPOSE_VERSION DOCKER_TLS_CERTDIR DIND_COMMIT'],
  ['oven/bun', 'BUN_RUNTIME_TRANSPILER_CACHE_PATH BUN_INSTALL_BIN', '/home/bun/app'],
  ['denoland/deno', 'DENO_USE_CGROUPS DENO_DIR DENO_INSTALL_ROOT DENO_VERSION'],
  ['dotnet/sdk dotnet/aspnet dotnet/runtime dotnet/runtime-deps', dotnet],
  ['distroless/static distroless/base distroless/base-nossl distroless/cc', 'SSL_CERT_FILE'],
]

const table: ReadonlyMap<string, BaseImage> = new Map(
  rows.flatMap(([names, variables, workdir = '/']) => {
    const image = Object.freeze({ variables: Object.freeze(variables.split(' ').filter(Boolean)), workdir })
    return names.split(' ').map((name) => [name, image] as const)
  }),
)

/** Where images are published under exactly the names of the table. */
const officialPrefixes = new Set([
  '',
  'library',
  'docker.io',
  'docker.io/library',
  'public.ecr.aws/docker/library',
  'mirror.gcr.io/library',
  'mcr.microsoft.com',
  'gcr.io',
])

/** The row of an image, and whether the image is surely the one that the row describes. */
export interface KnownImage {
  readonly image: BaseImage
  /** False for `corp.example/base/node`: named after node, so probably made from it, but it may set anything. */
  readonly official: boolean
}

/**
 * Looks an image up by the last component of its repository (the last two, where the table says so).
 *
 *     knownImage('node:22-alpine')?.image.variables  // ['NODE_VERSION', 'YARN_VERSION']
 *     knownImage('corp.example/base/node')?.official // false
 */
export function knownImage(reference: string): KnownImage | undefined {
  const { repository } = imageName(reference)
  const last = repository.lastIndexOf('/')
  if (last < 0) return found(repository, '')
  const before = last === 0 ? -1 : repository.lastIndexOf('/', last - 1)
  return (
    found(repository.slice(before + 1), repository.slice(0, Math.max(before, 0))) ??
    found(repository.slice(last + 1), repository.slice(0, last))
  )
}

function found(name: string, prefix: string): KnownImage | undefined {
  const image = table.get(name)
  return image && { image, official: officialPrefixes.has(prefix) }
}

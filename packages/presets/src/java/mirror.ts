/** Settings that let Maven download everything from one address. */
export const mavenSettings = (address: string): string => `<settings>
  <mirrors>
    <mirror>
      <id>mirror</id>
      <mirrorOf>*</mirrorOf>
      <url>${address.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</url>
    </mirror>
  </mirrors>
</settings>
`

/** An init script that lets Gradle download everything from one address: what is built, its plugins, and their plugins. */
export const gradleMirror = (address: string): string => `def toMirror = { repositories ->
  repositories.all {
    if (it instanceof MavenArtifactRepository && it.url.scheme != 'file') it.url = new URI('${address}')
  }
}
settingsEvaluated { settings ->
  if (settings.pluginManagement.repositories.empty) settings.pluginManagement.repositories.gradlePluginPortal()
  toMirror(settings.pluginManagement.repositories)
  if (settings.hasProperty('dependencyResolutionManagement')) {
    toMirror(settings.dependencyResolutionManagement.repositories)
  }
}
allprojects {
  toMirror(buildscript.repositories)
  toMirror(repositories)
}
`

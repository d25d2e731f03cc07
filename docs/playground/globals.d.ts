declare module 'virtual:library-types' {
  /** Text by path below node_modules. */
  const files: Readonly<Record<string, string>>
  export default files
}

// The arrows of DESIGN: who may import whom. Everything that is not allowed here is refused.
const core = (...rooms) => `^packages/core/src/(${rooms.join('|')})/`
const own = '^packages/core/src/([^/]+)/'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-has-no-dependencies',
      severity: 'error',
      comment: 'core runs in a browser: no packages, no Node',
      from: { path: '^packages/core/src/', pathNot: '\\.test(-d)?\\.ts$' },
      to: { pathNot: '^packages/core/src/' },
    },
  ],
  allowedSeverity: 'error',
  allowed: [
    { from: { path: '\\.test(-d)?\\.ts$' }, to: {} },
    { from: { path: own }, to: { path: '^packages/core/src/$1/' } },
    { from: { path: core('model') }, to: { path: core('problem') } },
    { from: { path: core('check', 'emit', 'parse', 'ignore', 'deps') }, to: { path: core('problem', 'model') } },
    { from: { path: core('dsl') }, to: { path: core('problem', 'model', 'deps') } },
    { from: { path: core('explain') }, to: { path: core('problem', 'model', 'check', 'parse', 'ignore') } },
    { from: { path: core('lint') }, to: { path: core('problem', 'model', 'deps', 'check', 'parse', 'ignore') } },
    { from: { path: core('fix') }, to: { path: core('problem', 'model', 'check', 'parse', 'emit', 'lint') } },
    {
      from: { path: core('split') },
      to: { path: core('problem', 'model', 'deps', 'check', 'ignore', 'lint') },
    },
    // What its tests share goes from text to text.
    { from: { path: '^packages/core/src/split/testing/' }, to: { path: core('parse', 'emit') } },
    // What its tests share is written as users write it: a Dockerfile, or a config.
    { from: { path: '^packages/core/src/check/testing/' }, to: { path: core('parse') } },
    { from: { path: '^packages/core/src/dsl/testing/' }, to: { path: '^packages/core/src/index\\.ts$' } },
    { from: { path: '^packages/core/src/[^/]+\\.ts$' }, to: { path: '^packages/core/src/' } },
    { from: { path: '^packages/presets/' }, to: { path: '^packages/(presets|core/src/[^/]+\\.ts$)' } },
    // The rest of presets runs in a browser.
    { from: { path: '^packages/presets/src/workspace/' }, to: { path: 'node_modules' } },
    { from: { path: '^packages/presets/src/workspace/' }, to: { dependencyTypes: ['core'] } },
    { from: { path: '^packages/convert/' }, to: { path: '^packages/(convert|core/src/[^/]+\\.ts$)|node_modules' } },
    { from: { path: '^packages/convert/' }, to: { dependencyTypes: ['core'] } },
    {
      from: { path: '^packages/cli/' },
      to: { path: '^packages/(cli|(core|presets|convert)/src/[^/]+\\.ts$)|node_modules' },
    },
    { from: { path: '^packages/cli/' }, to: { dependencyTypes: ['core'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['stagecraft-source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
}

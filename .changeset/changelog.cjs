// The note as it was written, and nothing else: the versions of the packages are one, so none has news of another.
module.exports = {
  getReleaseLine: async ({ summary }) => `- ${summary.trim().replace(/\n(?=.)/g, '\n  ')}`,
  getDependencyReleaseLine: async () => '',
}

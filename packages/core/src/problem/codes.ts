/**
 * Every code that a problem can carry, with the one line that says what it stands for. A code is permanent: never
 * renamed, never used again for something else. `docs/problems/<code>.md` explains it; a test holds the two together.
 */
export const problemCodes = {
  // The file and its stages
  'empty-file': 'A Dockerfile has no stage.',
  'unknown-stage': 'A reference names a stage that does not exist.',
  'later-stage': 'A stage uses one that comes after it.',
  'self-reference': 'A stage uses itself.',
  'stage-cycle': 'Stages need each other in a circle.',
  'duplicate-stage': 'Two stages have one name.',
  'stage-conflict': 'Two different stage values have one name.',
  'order-conflict': 'The listed order of stages cannot be kept.',
  'reference-shadowed': 'BuildKit would resolve a reference to something else than is meant.',
  'bad-stage-name': 'A stage name is not one that BuildKit accepts.',
  'reserved-stage-name': 'A stage is called scratch or context.',
  'unnamed-stage': 'A reference that needs a name points at a stage without one.',
  // Images and platforms
  'bad-image': 'An image reference is malformed.',
  'untagged-image': 'An image has no tag.',
  'latest-image': 'An image has the tag latest.',
  'bad-platform': 'A platform is malformed.',
  // Arguments, variables, values
  'arg-conflict': 'Two build arguments have one name and different defaults.',
  'arg-scope': 'A build argument is used where it is not visible.',
  'undefined-variable': 'A variable is used that nothing defines.',
  'bad-variable': 'A variable reference is malformed.',
  'variable-not-expanded': 'A variable stands where BuildKit replaces none.',
  'bad-name': 'A name of a variable, label, build argument or secret is malformed.',
  'handle-in-plain-string': 'A handle was put into an ordinary template string.',
  'sibling-variable': 'An ENV value refers to a key that the same ENV sets.',
  'not-expressible': 'A value cannot be written at this place of a Dockerfile.',
  'newline-in-command': 'A command in a plain string has a newline.',
  'newline-in-value': 'A value has a newline where the language has no way to write one.',
  'line-too-long': 'A physical line passes 65,535 bytes.',
  'secret-in-value': 'A secret was used where it would stay in the image.',
  'wrong-argument': 'A call got something that its parameter does not take.',
  // Instructions
  'empty-sources': 'COPY, ADD or a list has nothing in it.',
  'destination-not-folder': 'Several sources are copied to something that is not a folder.',
  'unknown-option': 'An option or flag does not exist.',
  'bad-source': 'COPY or ADD cannot take a source of this kind.',
  'bad-option': 'An option or flag has a value that it does not take.',
  'bad-mount': 'A mount is malformed or combines options that exclude each other.',
  'bad-port': 'A port is malformed.',
  'bad-duration': 'A duration is malformed.',
  'bad-signal': 'A stop signal is malformed.',
  'bad-directive': 'A parser directive is malformed.',
  'bad-heredoc': 'A heredoc cannot be written or read.',
  'link-named-owner': '--link is combined with an owner given by name.',
  'command-part': 'A part of and(…) cannot be joined with &&.',
  'unsafe-interpolation': 'A value is interpolated into shell text where it cannot be quoted.',
  'shell-not-posix': 'A script needs a POSIX shell and the stage has another one.',
  'frontend-version': 'A feature needs a newer Dockerfile frontend than is declared.',
  'deprecated-instruction': 'An instruction is deprecated.',
  // Artifacts and dependencies
  'unknown-artifact': 'A stage has no artifact of that name.',
  'duplicate-artifact': 'A stage declares one artifact twice.',
  'artifact-in-cache': 'An artifact lies under a cache mount, so it is not in the stage.',
  'unknown-manager': 'No package manager follows from the base image.',
  'manager-mismatch': 'An option means nothing for this package manager.',
  // Configs and outputs
  'bad-config': 'A config does not load, or describes no Dockerfile.',
  'ignore-shadowed': 'A generated ignore file overrides an existing .dockerignore.',
  'unwritable-output': 'An output cannot be read or written.',
} as const

export type ProblemCode = keyof typeof problemCodes

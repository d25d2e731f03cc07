import { dockerfile, stage, type AnyStage } from '../../index.js'

/** A stage without a name, from an image that is pinned. */
export const base = (): ReturnType<ReturnType<typeof stage>['from']> => stage().from('alpine:3.22')

/** The lines of a file's last stage below its FROM, without the `# syntax` above. */
export const body = (made: AnyStage): string => String(dockerfile(made)).replace(/^(?:.*\n)*FROM .*\n/, '')

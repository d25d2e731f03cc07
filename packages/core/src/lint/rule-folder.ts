/** The folder of a rule, where its page lies: `JSONArgsRecommended` lies in `json-args-recommended`. */
export const ruleFolder = (name: string): string =>
  name.replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2-').toLowerCase()

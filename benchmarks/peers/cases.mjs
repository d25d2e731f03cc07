/**
 * What each tool is asked for. A case either `means` instructions, which have to come out, in any spelling, and nothing of
 * the same kind beside it, or is a mistake, which has to be refused.
 */
export const cases = [
  { id: 'stage', what: 'copies from a stage that does not exist' },
  { id: 'untagged', what: 'an image without a tag: `node`' },
  { id: 'reference', what: 'no image at all: `Node: 22 alpine`' },
  { id: 'keyword', what: 'a misspelt instruction' },
  {
    id: 'commands',
    what: 'a list of two commands, the second only when the first is fine',
    means: 'RUN npm ci && npm test',
  },
  {
    id: 'script',
    what: 'a script of two lines, the first of which fails',
    means: 'RUN <<EOF\nset -e\nfalse\necho done\nEOF',
  },
  {
    id: 'exec',
    what: 'an argument with quotes and a newline',
    means: 'CMD ["sh", "-c", "echo \\"a b\\"\\necho 2"]',
  },
  { id: 'env', what: 'a value with quotes: `say "hi"`', means: 'ENV GREETING="say \\"hi\\""' },
  { id: 'label', what: 'a label with quotes: `the "big" one`', means: 'LABEL title="the \\"big\\" one"' },
  { id: 'blank', what: 'a path with a blank: `my file.txt`', means: 'COPY ["my file.txt", "/data/"]' },
  {
    id: 'health',
    what: 'a health check by the shell',
    means: 'HEALTHCHECK --retries=3 CMD curl -f http://localhost/ || exit 1',
  },
  { id: 'user', what: 'a user by name: `node`', means: 'USER node' },
]

const digest = `sha256:${'0'.repeat(64)}`

/** What is read back, to be written again. */
export const original = `# What the service needs
FROM node:22-alpine@${digest} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# as the lockfile says
RUN npm ci && npm cache clean --force
COPY . .
RUN npm run build

FROM nginx:1.29-alpine@${digest}
LABEL org.opencontainers.image.title="shop"
COPY --from=build /app/dist /usr/share/nginx/html
`

import { z } from 'zod'
import { SCHEMAS, type SchemaName } from './schemas'

const reference = (name: string): string => `#/components/schemas/${name}`

/** The zod schemas as JSON Schema 2020-12, which OpenAPI 3.1 speaks, each once and named. */
function componentSchemas() {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id: name })
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: reference })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]),
  )
}

const content = (type: string, name: SchemaName) => ({
  [type]: { schema: { $ref: reference(name) } },
})

const problem = (description: string) => ({
  description,
  content: content('application/problem+json', 'Problem'),
})

const REFUSALS = {
  '401': problem('Nobody is signed in.'),
  '429': problem('Too many requests; `Retry-After` says how many seconds to wait.'),
  '503': problem('Framsyn cannot answer just now.'),
}

const ABSENT = { '404': problem('No such thing, or none that this person may see.') }

const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })

const inQuery = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  description,
  schema,
})

const BOARD = inPath('id', { type: 'string', format: 'uuid' })

const EXPORT_FILES = [
  'board.json',
  'cards.csv',
  'relations.csv',
  'placements.csv',
  'canvas.svg',
  'lens.svg',
  'lens.pdf',
] as const

const operation = (
  operationId: string,
  summary: string,
  {
    answer,
    parameters = [],
    others = {},
  }: {
    answer: SchemaName
    parameters?: object[]
    others?: object
  },
) => ({
  operationId,
  summary,
  parameters,
  responses: {
    '200': { description: 'Found.', content: content('application/json', answer) },
    ...others,
    ...REFUSALS,
  },
})

/** The API in OpenAPI 3.1, made from the schemas that its answers are typed by. */
export function apiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Framsyn',
      version: '1',
      summary: 'Clusters and boards, for reading.',
      description:
        'Sign in with `POST /api/auth/sign-in/email` and send its cookie. What a person may not see does not exist for them.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }],
    paths: {
      '/clusters': {
        get: operation('listClusters', 'The clusters that the person belongs to.', {
          answer: 'Clusters',
        }),
      },
      '/clusters/{slug}/boards': {
        get: operation('listBoards', 'The boards of a cluster that the person may see.', {
          answer: 'Boards',
          parameters: [inPath('slug', { type: 'string' })],
          others: ABSENT,
        }),
      },
      '/boards/{id}': {
        get: operation('readBoard', 'A board and everything on it, as of `seq`.', {
          answer: 'Board',
          parameters: [inPath('id', { type: 'string', format: 'uuid' })],
          others: { '304': { description: 'Unchanged since the `If-None-Match`.' }, ...ABSENT },
        }),
      },
      '/boards/{id}/history': {
        get: operation(
          'readBoardHistory',
          'Who wrote what on a board, and when, newest first; a page may be empty while there is more.',
          {
            answer: 'History',
            parameters: [
              inPath('id', { type: 'string', format: 'uuid' }),
              inQuery('person', 'Only what this person wrote or had written.', {
                type: 'string',
                format: 'uuid',
              }),
              inQuery('before', '`next` of the page before.', {
                type: 'string',
                pattern: '^\\d{1,19}$',
              }),
            ],
            others: ABSENT,
          },
        ),
      },
      '/boards/{id}/judgements': {
        get: operation(
          'readJudgements',
          'What people judge on a board: one’s own, and the figures of sectors that may be shown.',
          {
            answer: 'Judgements',
            parameters: [inPath('id', { type: 'string', format: 'uuid' })],
            others: ABSENT,
          },
        ),
      },
      '/boards/{id}/export/{file}': {
        get: {
          operationId: 'exportBoard',
          summary: 'A board as a file to take away, as it is now. The JSON can be imported again.',
          parameters: [
            BOARD,
            inPath('file', { enum: [...EXPORT_FILES] }),
            inQuery('language', 'Of headings and names; the person’s own when left out.', {
              enum: ['en', 'nb', 'nn'],
            }),
            inQuery('separator', 'Between the columns of CSV; a comma when left out.', {
              enum: ['comma', 'semicolon'],
            }),
            inQuery('lens', 'The lens that is drawn, for files of a lens.', { type: 'string' }),
          ],
          responses: {
            '200': {
              description: 'The file, named in `Content-Disposition`.',
              content: {
                'application/json': { schema: { type: 'object' } },
                'text/csv': { schema: { type: 'string' } },
                'image/svg+xml': { schema: { type: 'string' } },
                'application/pdf': { schema: { type: 'string', format: 'binary' } },
              },
            },
            ...ABSENT,
            ...REFUSALS,
          },
        },
      },
    },
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'framsyn.session_token',
          description: 'Over TLS its name begins with `__Secure-`.',
        },
      },
    },
  }
}

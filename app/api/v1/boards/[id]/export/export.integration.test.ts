import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, PASSWORD, visitors } from '@/lib/auth/testing'
import { readBoardFile } from '@/lib/board-files/rules'
import { writeImport } from '@/lib/imports/mutations'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { insertBoard, insertCluster, insertMember, insertParty } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { GET } from './[file]/route'

const door = visitors()
let board: { id: string }
let cookie: string
let strangersCookie: string

beforeAll(async () => {
  await testDatabase()
  const cluster = await insertCluster()
  const party = await insertParty(cluster, { name: 'Hidden Yard' })
  board = await insertBoard(cluster, { title: 'Tides/2040: “æøå”', parties: [party.id] })
  const person = { ...(await door.person()), name: 'Secret Person' }
  await insertMember(cluster, { person, party })
  cookie = cookieOf(await door.signIn(person.email, PASSWORD))
  const stranger = await door.person()
  strangersCookie = cookieOf(await door.signIn(stranger.email, PASSWORD))
  await insertMember(await insertCluster(), { person: { ...stranger, name: 'X' }, role: 'owner' })
  const card = { type: 'actor', at: [0, 0] as [number, number], createdAt: 1 } as const
  await inCluster(cluster.scope, (tx) =>
    writeImport(
      tx,
      { ...cluster.scope, boardId: board.id },
      {
        cards: [
          { ...card, id: 'a', title: '=HYPERLINK("http://x")' },
          { ...card, id: 'b', title: 'Harbour' },
        ],
        relations: [{ id: 'r', from: 'a', to: 'b', type: 'supplies', polarity: '-', strength: 2 }],
        placements: [{ card: 'b', lens: 'triple-helix', zone: 'firm' }],
        frames: [{ id: 'f', title: 'Quay', at: [0, 0], size: [400, 300] }],
      },
      { by: person.id, key: 'seed', now: new Date(), origin: { source: 'seed' } },
    ),
  )
})

afterAll(closeDatabase)

function take(file: string, { id = board.id, query = '', as = cookie } = {}): Promise<Response> {
  const url = `http://localhost:3000/api/v1/boards/${id}/export/${file}${query}`
  return GET(new Request(url, { headers: { cookie: as } }), {
    params: Promise.resolve({ id, file }),
  })
}

const FILES = ['board.json', 'cards.csv', 'relations.csv', 'placements.csv', 'canvas.svg']

describe('GET /boards/{id}/export/{file}', () => {
  test.each(FILES)(
    '%s is there for whoever may read the board, and for nobody else',
    async (file) => {
      const answer = await take(file)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect((await take(file, { as: strangersCookie })).status).toBe(404)
      expect((await take(file, { as: '' })).status).toBe(401)
      expect((await take(file, { id: newId() })).status).toBe(404)
      expect((await take(file, { id: '../x' })).status).toBe(404)
    },
  )

  test('a lens is drawn with its cards, and nobody can put script into it', async () => {
    const svg = await (await take('lens.svg', { query: '?lens=triple-helix' })).text()
    expect(svg).toContain('Harbour')
    expect(svg).not.toMatch(/<script|foreignObject|href|@import|url\(/)
    expect((await take('lens.svg', { query: '?lens=no-such' })).status).toBe(404)
    expect((await take('lens.svg')).status).toBe(404)
    expect(
      (await take('lens.svg', { query: '?lens=triple-helix', as: strangersCookie })).status,
    ).toBe(404)
  })

  test('a lens with its table is a PDF/A that names its language', async () => {
    const answer = await take('lens.pdf', { query: '?lens=triple-helix&language=nb' })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    expect(text).toMatch(/^%PDF-1\.7/)
    expect(text).toContain('/Lang (nb-NO)')
    expect(text).toMatch(/<pdfaid:part>3<\/pdfaid:part>/)
  })

  test('no other file is', async () => {
    expect((await take('people.csv')).status).toBe(404)
    expect((await take('__proto__')).status).toBe(404)
  })

  test('files are called what they hold, with a name that every system takes', async () => {
    const { headers } = await take('cards.csv', { query: '?language=nb' })
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Tides 2040 _____ - kort.csv"; filename*=UTF-8''Tides%202040%20%E2%80%9C%C3%A6%C3%B8%C3%A5%E2%80%9D%20-%20kort.csv`,
    )
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  })

  test('the JSON holds all of it, can be read again, and names nobody', async () => {
    const text = await (await take('board.json')).text()
    const read = readBoardFile(text)
    expect(read).toMatchObject({ ok: true, problems: [], about: { title: 'Tides/2040: “æøå”' } })
    expect(text).not.toMatch(/Secret Person|Hidden Yard/)
    if (!read.ok) throw new Error(read.reason)
    const { cards, relations, placements, frames } = read.parts
    expect([cards, relations, placements, frames].map(({ length }) => length)).toEqual([2, 1, 1, 1])
  })

  test('CSV computes nothing, and speaks the language and the separator that are asked for', async () => {
    const bytes = new Uint8Array(await (await take('cards.csv')).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toContain(`"'=HYPERLINK(""http://x"")"`)
    const relations = await (
      await take('relations.csv', { query: '?language=nb&separator=semicolon' })
    ).text()
    expect(relations.split('\r\n')[0]).toContain('"Fra";"Relasjon";"Til"')
    expect(relations.split('\r\n')[1]).toContain('"leverer til";"Harbour";"-";"2"')
  })
})

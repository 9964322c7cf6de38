import { expect, test } from 'vitest'
import { boardAbility } from '../boards/ability'
import type { BoardRole } from '../boards/types'
import type { Sector } from '../parties/types'
import { judgeOn } from './ability'

const judge = (
  role: BoardRole,
  sector: Sector | null,
  { archived = false, facilitatorsJudge = false } = {},
) => {
  const ability = boardAbility({ clusterRole: 'member', ownRole: role, partyRoles: [], archived })
  if (!ability) throw new Error('no ability')
  return judgeOn({ ability, sector, terms: { attributed: false, facilitatorsJudge } })
}

test.each(['firm', 'research', 'public'] as const)('a participant judges for %s', (sector) => {
  expect(judge('participant', sector)).toEqual({ standing: 'may', sector })
})

test.each(['commenter', 'reader', 'observer'] as const)('a %s does not judge', (role) => {
  expect(judge(role, 'firm')).toEqual({ standing: 'read-only' })
})

test('nobody judges on an archived board', () => {
  expect(judge('participant', 'firm', { archived: true })).toEqual({ standing: 'read-only' })
})

test('whoever speaks for no sector that is counted does not judge', () => {
  expect(judge('participant', null)).toEqual({ standing: 'no-sector' })
  expect(judge('participant', 'facilitating')).toEqual({ standing: 'no-sector' })
})

test('a facilitator judges only where the board lets them, and for a party of the helix', () => {
  expect(judge('facilitator', 'firm')).toEqual({ standing: 'facilitates' })
  const allowed = { facilitatorsJudge: true }
  expect(judge('facilitator', 'firm', allowed)).toEqual({ standing: 'may', sector: 'firm' })
  expect(judge('facilitator', 'facilitating', allowed)).toEqual({ standing: 'no-sector' })
})

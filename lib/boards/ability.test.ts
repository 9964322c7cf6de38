import { describe, expect, test } from 'vitest'
import { CLUSTER_ROLES } from '../members/types'
import { type BoardStanding, boardAbility } from './ability'
import { BOARD_ROLES, type BoardRole } from './types'

const standing = (given: Partial<BoardStanding>): BoardStanding => ({
  clusterRole: 'member',
  ownRole: null,
  partyRoles: [],
  archived: false,
  ...given,
})

describe('what each role may do on an active board', () => {
  const MATRIX: Record<BoardRole, { edit: boolean; comment: boolean; facilitate: boolean }> = {
    facilitator: { edit: true, comment: true, facilitate: true },
    participant: { edit: true, comment: true, facilitate: false },
    commenter: { edit: false, comment: true, facilitate: false },
    reader: { edit: false, comment: false, facilitate: false },
    observer: { edit: false, comment: false, facilitate: false },
  }

  test.each(BOARD_ROLES)('%s, given to the person', (role) => {
    expect(boardAbility(standing({ ownRole: role }))).toEqual({ role, ...MATRIX[role] })
  })

  test.each(BOARD_ROLES)('%s, given to their party', (role) => {
    expect(boardAbility(standing({ partyRoles: [role] }))).toEqual({ role, ...MATRIX[role] })
  })
})

test.each(BOARD_ROLES)('nobody writes on an archived board: %s', (role) => {
  expect(boardAbility(standing({ ownRole: role, archived: true }))).toEqual({
    role,
    edit: false,
    comment: false,
    facilitate: false,
  })
})

test('somebody without standing does not learn that the board exists', () => {
  expect(boardAbility(null)).toBeNull()
})

test('a member of the cluster without a role on the board does not either', () => {
  expect(boardAbility(standing({}))).toBeNull()
})

test.each(CLUSTER_ROLES)('%s of the cluster, with no role on the board', (clusterRole) => {
  const expected = clusterRole === 'member' ? undefined : 'facilitator'
  expect(boardAbility(standing({ clusterRole }))?.role).toBe(expected)
})

test('a role of one’s own overrides, also downwards', () => {
  for (const clusterRole of CLUSTER_ROLES) {
    const own = standing({ clusterRole, ownRole: 'observer', partyRoles: ['facilitator'] })
    expect(boardAbility(own)?.role).toBe('observer')
  }
})

test('among parties’ roles the highest counts, in whichever order they come', () => {
  for (const high of BOARD_ROLES) {
    for (const low of BOARD_ROLES.slice(BOARD_ROLES.indexOf(high))) {
      expect(boardAbility(standing({ partyRoles: [low, high] }))?.role).toBe(high)
      expect(boardAbility(standing({ partyRoles: [high, low] }))?.role).toBe(high)
    }
  }
})

test('a cluster facilitator facilitates also where their party only reads', () => {
  const given = standing({ clusterRole: 'facilitator', partyRoles: ['reader'] })
  expect(boardAbility(given)?.role).toBe('facilitator')
})

import type { TextChange } from '@/lib/cards/doc'

/**
 * The smallest change that turns one text into another, at the caret where that is ambiguous:
 * typing "l" after "al" must not land in another's word.
 */
export function textChange(before: string, after: string, caret: number): TextChange | null {
  if (before === after) return null
  const grown = after.length - before.length
  const suffixLimit = Math.min(before.length, after.length, after.length - caret)
  let suffix = 0
  while (
    suffix < suffixLimit &&
    before[before.length - 1 - suffix] === after[after.length - 1 - suffix]
  ) {
    suffix += 1
  }
  if (
    cutsCharacter(before, before.length - suffix) ||
    cutsCharacter(after, after.length - suffix)
  ) {
    suffix -= 1
  }
  const prefixLimit = Math.min(before.length, after.length) - suffix
  let prefix = 0
  while (prefix < prefixLimit && before[prefix] === after[prefix]) prefix += 1
  if (cutsCharacter(before, prefix) || cutsCharacter(after, prefix)) prefix -= 1
  const removed = before.length - prefix - suffix
  return { index: prefix, remove: removed, insert: after.slice(prefix, prefix + removed + grown) }
}

/** Whether this place lies inside a character of two units: halves of emoji do not survive Yjs. */
function cutsCharacter(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff
}

export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[]

/** Where a caret stands after somebody else's change. Text that comes at the caret goes behind it. */
export function caretAfter(caret: number, delta: Delta): number {
  let at = 0
  let moved = caret
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain
    else if (typeof step.insert === 'string') {
      if (at < moved) moved += step.insert.length
      at += step.insert.length
    } else if (step.delete !== undefined && at < moved) {
      moved -= Math.min(step.delete, moved - at)
    }
  }
  return moved
}

import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { CARD_LIMITS } from '@/lib/cards/schema'

/** Takes nothing from this person that would make a body too long; what others write comes in. */
export function bodyLimit(onFull: () => void): Plugin {
  return new Plugin({
    filterTransaction(transaction, { doc }) {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
      const length = lengthOf(transaction.doc)
      if (length <= CARD_LIMITS.body || length <= lengthOf(doc)) return true
      onFull()
      return false
    },
  })
}

/** In UTF-16 units, with one for each line break, as the body is read. */
const lengthOf = (doc: Node) => doc.textBetween(0, doc.content.size, '\n').length

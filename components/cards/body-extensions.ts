import { type Editor, Extension, type Extensions } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { beforeNotPlain } from '@/lib/cards/doc'
import { CARD_LIMITS } from '@/lib/cards/schema'

/**
 * Binds an editor to a shared body. Tiptap's own Collaboration brings an undo plugin that
 * destroys the undo manager it is given as soon as one editor closes; the board's history
 * outlives its editors, so only the synchronising plugin is used.
 */
function sharedBody(fragment: Y.XmlFragment, onNewer: () => void): Extension {
  return Extension.create({
    name: 'sharedBody',
    priority: 1000,
    addProseMirrorPlugins() {
      return [ySyncPlugin(fragment), lettingGo(fragment, { editor: this.editor, onNewer })]
    },
  })
}

/** Unbinds the editor when somebody with a newer Framsyn writes what it does not know (SYNC-26). */
function lettingGo(fragment: Y.XmlFragment, { editor, onNewer }: Bound): Plugin {
  return new Plugin({
    view: () => ({
      destroy: beforeNotPlain(fragment, () => {
        // First of all: any other change of the editor would be written to the document.
        editor.unregisterPlugin(ySyncPluginKey)
        editor.setEditable(false)
        onNewer()
      }),
    }),
  })
}

type Bound = { editor: Editor; onNewer: () => void }

/** Takes nothing from this person that would make the text too long; what others write comes in. */
function withRoom(onFull: () => void): Extension {
  return Extension.create({
    name: 'withRoom',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction, { doc }) {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
          const length = lengthOf(transaction.doc)
          if (length <= CARD_LIMITS.body || length <= lengthOf(doc)) return true
          onFull()
          return false
        },
      }),
    ],
  })
}

/** In UTF-16 units, with one for each line break, as the body is read. */
const lengthOf = (doc: Node) => doc.textContent.length + Math.max(0, doc.childCount - 1)

/** Plain paragraphs and nothing else. `bodyIsPlain` says whether a body fits. */
export function bodyExtensions(
  fragment: Y.XmlFragment,
  { onFull, onNewer }: { onFull: () => void; onNewer: () => void },
): Extensions {
  return [Document, Paragraph, Text, sharedBody(fragment, onNewer), withRoom(onFull)]
}

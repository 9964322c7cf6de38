import { type Editor, Extension, type Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { beforeUnknown } from '@/lib/cards/doc'
import { bodyLimit } from './body-limit'
import { Link } from './link-mark'

/** Numbered from where it starts, and nothing else: a schema that stores less is harder to break. */
const Numbered = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) => Number.parseInt(element.getAttribute('start') ?? '', 10) || 1,
    },
  }),
})

/** Everything that a body may hold. */
export const BODY_CONTENT: Extensions = [
  Document,
  Paragraph,
  Text,
  Bold,
  Italic,
  Link,
  BulletList,
  Numbered,
  ListItem,
  ListKeymap,
]

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
      destroy: beforeUnknown(fragment, () => {
        // First of all: any other change of the editor would be written to the document.
        editor.unregisterPlugin(ySyncPluginKey)
        editor.setEditable(false)
        onNewer()
      }),
    }),
  })
}

type Bound = { editor: Editor; onNewer: () => void }

/** Ctrl+K and Cmd+K in a text ask for a link. */
function linkKey(onLink: () => void): Extension {
  return Extension.create({
    name: 'linkKey',
    addKeyboardShortcuts: () => ({
      'Mod-k': () => {
        onLink()
        return true
      },
    }),
  })
}

function withLimit(onFull: () => void): Extension {
  return Extension.create({ name: 'withLimit', addProseMirrorPlugins: () => [bodyLimit(onFull)] })
}

/** What editors know of a body is what `richTextNodeSchema` says; `bodyIsKnown` asks for one body. */
export function bodyExtensions(
  fragment: Y.XmlFragment,
  { onFull, onNewer, onLink }: { onFull: () => void; onNewer: () => void; onLink: () => void },
): Extensions {
  return [...BODY_CONTENT, linkKey(onLink), sharedBody(fragment, onNewer), withLimit(onFull)]
}

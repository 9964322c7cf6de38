import { type Editor, Extension, type Extensions } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { beforeNotPlain } from '@/lib/cards/doc'
import { bodyLimit } from './body-limit'

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

function withLimit(onFull: () => void): Extension {
  return Extension.create({ name: 'withLimit', addProseMirrorPlugins: () => [bodyLimit(onFull)] })
}

/** Plain paragraphs and nothing else. `bodyIsPlain` says whether a body fits. */
export function bodyExtensions(
  fragment: Y.XmlFragment,
  { onFull, onNewer }: { onFull: () => void; onNewer: () => void },
): Extensions {
  return [Document, Paragraph, Text, sharedBody(fragment, onNewer), withLimit(onFull)]
}

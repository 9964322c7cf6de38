import { type Editor, Extension, type Extensions } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { beforeNotPlain } from '@/lib/cards/doc'

/**
 * Binds an editor to a shared body. Tiptap's own Collaboration brings an undo plugin that
 * destroys the undo manager it is given as soon as one editor closes; the board's history
 * outlives its editors, so only the synchronising plugin is used.
 */
function sharedBody(fragment: Y.XmlFragment): Extension {
  return Extension.create({
    name: 'sharedBody',
    priority: 1000,
    addProseMirrorPlugins() {
      return [ySyncPlugin(fragment), lettingGo(fragment, this.editor)]
    },
  })
}

/** Unbinds the editor when somebody with a newer Framsyn writes what it does not know (SYNC-26). */
function lettingGo(fragment: Y.XmlFragment, editor: Editor): Plugin {
  return new Plugin({
    view: () => ({
      destroy: beforeNotPlain(fragment, () => {
        editor.setEditable(false)
        editor.unregisterPlugin(ySyncPluginKey)
      }),
    }),
  })
}

/** Plain paragraphs and nothing else. `bodyIsPlain` says whether a body fits. */
export function bodyExtensions(fragment: Y.XmlFragment): Extensions {
  return [Document, Paragraph, Text, sharedBody(fragment)]
}

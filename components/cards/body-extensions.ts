import { Extension, type Extensions } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { ySyncPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

/**
 * Binds an editor to a shared body. Tiptap's own Collaboration brings an undo plugin that
 * destroys the undo manager it is given as soon as one editor closes; the board's history
 * outlives its editors, so only the synchronising plugin is used.
 */
function sharedBody(fragment: Y.XmlFragment): Extension {
  return Extension.create({
    name: 'sharedBody',
    priority: 1000,
    addProseMirrorPlugins: () => [ySyncPlugin(fragment)],
  })
}

/** Plain paragraphs and nothing else. `bodyIsPlain` says whether a body fits. */
export function bodyExtensions(fragment: Y.XmlFragment): Extensions {
  return [Document, Paragraph, Text, sharedBody(fragment)]
}

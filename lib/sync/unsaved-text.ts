import * as Y from 'yjs'

type TextStruct = Y.Item & { content: Y.ContentString }

/**
 * The words in an update, one line for each stretch of text that was written in one place. For
 * people, when a document cannot take the update any more. `counts` leaves out what stands elsewhere.
 */
export function textIn(update: Uint8Array, counts: (id: Y.ID) => boolean = () => true): string {
  const lines: string[] = []
  let last: Y.Item | null = null
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!isText(struct) || !counts(struct.id)) continue
    const goesOn =
      last !== null &&
      struct.origin?.client === last.id.client &&
      struct.origin.clock === last.id.clock + last.length - 1
    const text = struct.content.str
    if (goesOn) lines.push((lines.pop() ?? '') + text)
    else lines.push(text)
    last = struct
  }
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function isText(struct: unknown): struct is TextStruct {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentString
}

import { z } from 'zod'

export const RICH_TEXT_LIMITS = { href: 2_000 } as const

const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({ href: z.string().max(RICH_TEXT_LIMITS.href) }),
  }),
])

const textSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(markSchema).optional(),
})

/**
 * What our editors know of rich text, in ProseMirror's shape: paragraphs and lists of words that
 * may be bold, italic or a link. Whether a link may be followed is for `safeHref` to say.
 */
export const richTextNodeSchema = z.discriminatedUnion('type', [
  textSchema,
  z.strictObject({
    type: z.literal('paragraph'),
    content: z.array(textSchema).optional(),
  }),
  z.strictObject({
    type: z.literal('bulletList'),
    get content() {
      return z.array(richTextNodeSchema).optional()
    },
  }),
  z.strictObject({
    type: z.literal('orderedList'),
    attrs: z.strictObject({ start: z.number().int().optional() }).optional(),
    get content() {
      return z.array(richTextNodeSchema).optional()
    },
  }),
  z.strictObject({
    type: z.literal('listItem'),
    get content() {
      return z.array(richTextNodeSchema).optional()
    },
  }),
])

export type RichTextNode = z.infer<typeof richTextNodeSchema>
export type RichTextMark = z.infer<typeof markSchema>

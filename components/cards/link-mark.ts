import { Mark } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { hrefFrom, safeHref } from '@/lib/rich-text/rules'

/**
 * A link that holds its address and nothing else. Tiptap's own stores target, rel and class, too,
 * which whoever writes into the document would decide for everybody.
 */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,

  addAttributes: () => ({ href: {} }),

  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href') ?? '')
        return href ? { href } : false
      },
    },
  ],

  renderHTML: ({ HTMLAttributes: { href } }) => [
    'a',
    { href: safeHref(String(href)), title: String(href), rel: 'noopener noreferrer' },
    0,
  ],

  addProseMirrorPlugins() {
    const { type } = this
    return [
      new Plugin({
        props: {
          // An address that is pasted over words links them.
          handlePaste(view, event) {
            const { selection, tr } = view.state
            const href = hrefFrom(event.clipboardData?.getData('text/plain') ?? '')
            if (!href || selection.empty) return false
            view.dispatch(tr.addMark(selection.from, selection.to, type.create({ href })))
            return true
          },
        },
      }),
    ]
  },
})

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Report } from './report'

const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts/Roboto',
)
const ROBOTO = {
  normal: join(FOLDER, 'Roboto-Regular.ttf'),
  bold: join(FOLDER, 'Roboto-Medium.ttf'),
  italics: join(FOLDER, 'Roboto-Italic.ttf'),
  bolditalics: join(FOLDER, 'Roboto-MediumItalic.ttf'),
}
const FONT_FILES: readonly string[] = Object.values(ROBOTO)

/** Landscape A4 within its margins, in points. */
const PAGE = { width: 842, height: 595, margin: 40 } as const
const INNER = PAGE.width - 2 * PAGE.margin
const DRAWN_HEIGHT = PAGE.height - 2 * PAGE.margin - 24

const LOCALES = { en: 'en-GB', nb: 'nb-NO', nn: 'nn-NO' } as const

/**
 * A report as PDF/A, which embeds all that it needs. Nothing is fetched for it, and of files only
 * the fonts are read.
 */
export async function writePdf(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => FONT_FILES.includes(path))
  pdfmake.setFonts({ Roboto: ROBOTO })
  const bytes = await pdfmake.createPdf(definition(report)).getBuffer()
  return new Uint8Array(bytes)
}

function definition({ language, title, subtitle, ...report }: Report): TDocumentDefinitions {
  const name = legible(`${title}: ${subtitle}`)
  return {
    version: '1.7',
    // Level A promises a tree of tags, which pdfmake 0.3 does not write.
    subset: 'PDF/A-3b',
    displayTitle: true,
    language: LOCALES[language],
    info: { title: name, creator: 'Framsyn', producer: 'Framsyn' },
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: PAGE.margin,
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2 },
    footer: (page, pages) => ({
      columns: [
        legible(`${subtitle} · ${report.made}`),
        { text: `${page} / ${pages}`, alignment: 'right' },
      ],
      margin: [PAGE.margin, 8, PAGE.margin, 0],
      fontSize: 8,
      color: '#5d584f',
    }),
    content: [
      { svg: legible(report.drawing.svg), fit: [INNER, DRAWN_HEIGHT], alignment: 'center' },
      { text: legible(title), fontSize: 18, bold: true, pageBreak: 'before' },
      { text: legible(subtitle), fontSize: 11, color: '#5d584f', margin: [0, 2, 0, 8] },
      { text: legible(report.help), margin: [0, 0, 0, 4] },
      { text: legible(report.source), fontSize: 9, color: '#5d584f' },
      { text: legible(report.table.caption), fontSize: 12, bold: true, margin: [0, 14, 0, 6] },
      tableOf(report.table),
    ],
  }
}

function tableOf({ columns, rows }: Report['table']): Content {
  return {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      widths: [200, '*', 110, 110],
      body: [
        columns.map((text) => ({ text: legible(text), bold: true })),
        ...rows.map((row) => row.map((cell) => ({ text: legible(String(cell)) }))),
      ],
    },
  }
}

/** What the embedded font can draw; a PDF/A may not hold a character that it cannot. */
const ILLEGIBLE =
  /[^\t\n\r\x20-\x7e\xa0-\u017f\u0218-\u021b\u02c6\u02c7\u02d8-\u02dd\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0482\u048a-\u0513\u1e80-\u1e85\u1ea0-\u1ef9\u2010\u2011\u2013-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039-\u203a\u20ac\u2122\u2212\u221e\u2248\u2260\u2264\u2265]/gu

const NEAREST: Readonly<Record<string, string>> = { '→': '–', '←': '–', '↔': '–', '⇒': '–' }

function legible(text: string): string {
  return text.normalize('NFC').replace(ILLEGIBLE, (character) => NEAREST[character] ?? '\ufffd')
}

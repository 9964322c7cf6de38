import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Fails with rule, element and reason for each serious or critical finding of axe on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated rather than added as a script tag, which the page's own security policy refuses.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values } }),
    STANDARD,
  )
  const findings = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
    )
  expect(findings, `axe on ${page.url()}`).toEqual([])
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

import { startProduct } from '../e2e/product'
import type { Figure } from './figures'
import { median } from './figures'

/** It measures the built product. */
export const needsBuild = true

const WARM_STARTS = 3

/** Seconds: a warm start may take ten on two cores; the demo's making is given thirty. */
const PROMISE = { 'first start': 30, 'warm start': 10 } as const

/**
 * Seconds from `npm start` to `ready on` when everything is built: on an empty data folder (makes the
 * database, migrates, seeds the demo), then again on the same folder.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const began = performance.now()
  const product = await startProduct({ program: 'scripts/start.mjs' })
  try {
    yield figure('first start', (performance.now() - began) / 1000)
    const warm: number[] = []
    for (let i = 0; i < WARM_STARTS; i++) {
      await product.halt()
      const again = performance.now()
      await product.restart()
      warm.push((performance.now() - again) / 1000)
    }
    yield figure('warm start', median(warm))
  } finally {
    await product.stop()
  }
}

function figure(name: keyof typeof PROMISE, seconds: number): Figure {
  return {
    figure: name,
    value: round(seconds),
    unit: 's',
    peer: `at most ${PROMISE[name]} s`,
    ratio: round(seconds / PROMISE[name]),
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000

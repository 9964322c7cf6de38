import { type Pixel, rounded } from './geometry/box'
import styles from './region-shapes.module.css'

/** An arrow's head at `at`, coming from `from`. */
export function ArrowHead({ from, at }: { from: Pixel; at: Pixel }) {
  const angle = Math.atan2(at[1] - from[1], at[0] - from[0])
  const side = (turn: number): string => {
    const direction = angle + Math.PI + turn
    return `${at[0] + HEAD * Math.cos(direction)} ${at[1] + HEAD * Math.sin(direction)}`
  }
  return (
    <path
      className={styles.head}
      d={rounded(`M${side(SPREAD)}L${at.join(' ')}L${side(-SPREAD)}`)}
    />
  )
}

const HEAD = 8
const SPREAD = 0.5

import styles from './relation-arrows.module.css'

/** Ids of the arrow points that lines end in. */
export const ARROW = { far: 'relation-arrow', near: 'relation-arrow-near' } as const

/** The points of arrows, once a page; lines refer to them. */
export function RelationArrows() {
  return (
    <svg className={styles.store} aria-hidden="true">
      <defs>
        {[ARROW.far, ARROW.near].map((id) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M1 1.5 9 5 1 8.5Z" className={id === ARROW.near ? styles.near : styles.far} />
          </marker>
        ))}
      </defs>
    </svg>
  )
}

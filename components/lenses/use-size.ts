import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Size } from './geometry/box'

/** How large an element is on the page, and from then on; a guess before it has been measured. */
export function useSize<Element extends HTMLElement>(
  guess: Size,
): [RefObject<Element | null>, Size] {
  const ref = useRef<Element>(null)
  const [size, setSize] = useState(guess)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const [width, height] = [element.clientWidth, element.clientHeight]
      if (width === 0 || height === 0) return
      setSize((was) => (was.width === width && was.height === height ? was : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}

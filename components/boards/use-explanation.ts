import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'

type Explanation = {
  area: RefObject<HTMLSpanElement | null>
  open: boolean
  events: {
    area: {
      onPointerEnter: (event: PointerEvent) => void
      onPointerLeave: (event: PointerEvent) => void
      onKeyDown: (event: KeyboardEvent) => void
    }
    button: {
      onFocus: (event: FocusEvent) => void
      onBlur: () => void
      onClick: (event: MouseEvent) => void
    }
  }
}

/** Opens an explanation to whoever points at it, tabs to it or taps it; Esc and tapping elsewhere close. */
export function useExplanation(): Explanation {
  const area = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (!open) return
    const onDown = ({ target }: Event) => {
      if (target instanceof Node && !area.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', onDown)
    return () => document.removeEventListener('pointerdown', onDown)
  }, [open])

  const onHover = (open: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') setOpen(open)
  }
  return {
    area,
    open,
    events: {
      area: {
        onPointerEnter: onHover(true),
        onPointerLeave: onHover(false),
        onKeyDown: (event) => {
          if (event.key !== 'Escape' || !open) return
          event.stopPropagation()
          setOpen(false)
        },
      },
      button: {
        onFocus: ({ target }) => {
          if (target.matches(':focus-visible')) setOpen(true)
        },
        onBlur: () => setOpen(false),
        onClick: ({ nativeEvent }) => {
          const byMouse = 'pointerType' in nativeEvent && nativeEvent.pointerType === 'mouse'
          setOpen(byMouse || !open)
        },
      },
    },
  }
}

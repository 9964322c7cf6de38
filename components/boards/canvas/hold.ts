import { createContext, useContext } from 'react'

/** Says what is in this person's hand, so that it stays there whatever the document says. */
export type Hold = (ids: ReadonlySet<string>) => void

const HoldContext = createContext<Hold>(() => undefined)

export const HoldProvider = HoldContext.Provider
export const useHold = () => useContext(HoldContext)

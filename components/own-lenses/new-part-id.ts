/** Short, and unlike any other of the same lens. */
export const newPartId = (): string => crypto.randomUUID().slice(0, 8)

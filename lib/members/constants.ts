export const SHORTEST_PASSWORD = 12
/** Long passphrases are fine; hashing a book is not. */
export const LONGEST_PASSWORD = 128

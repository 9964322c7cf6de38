const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', đ: 'd' }
const LONGEST = 60

/** A cluster's address as its name suggests it: `Næring på Ås` becomes `naering-pa-as`. */
export function slugFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[æøåßđ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
}

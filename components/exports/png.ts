/** Twice as many dots as the drawing has units, but no more than every browser can paint. */
const SCALE = 2
const LONGEST = 16_000
const MOST_DOTS = 64_000_000

/**
 * Paints SVG as PNG.
 *
 * @throws when the browser cannot paint it.
 */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = await loaded(url)
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = Math.min(
      SCALE,
      LONGEST / Math.max(width, height),
      Math.sqrt(MOST_DOTS / (width * height)),
    )
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(width * scale)
    canvas.height = Math.floor(height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing was painted')))),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the drawing cannot be painted'))
    image.src = url
  })
}

/** Hands a file to the browser as if it had been fetched by a link. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

import { COLORS, type Color } from './nodes.ts'

const ALIASES: Readonly<Record<string, Color>> = {
  crimson: 'red',
  maroon: 'red',
  tomato: 'red',
  gold: 'orange',
  yellow: 'orange',
  brown: 'orange',
  lime: 'green',
  olive: 'green',
  teal: 'green',
  aqua: 'blue',
  cyan: 'blue',
  navy: 'blue',
  purple: 'violet',
  magenta: 'violet',
  pink: 'violet',
  grey: 'gray',
  silver: 'gray',
  black: 'gray',
}

/** Upper bounds of the hues, in degrees, that each safe colour stands for. */
const HUES: readonly [number, Color][] = [
  [15, 'red'],
  [65, 'orange'],
  [170, 'green'],
  [255, 'blue'],
  [330, 'violet'],
  [360, 'red'],
]

/** The safe colour nearest to a name or a hex value: authors' own colours would vanish in the dark theme. */
export function safeColor(value: string): Color | null {
  const name = value.trim().toLowerCase()
  const own = COLORS.find((color) => color === name)
  if (own) return own
  return ALIASES[name] ?? fromHex(name)
}

function fromHex(value: string): Color | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value)
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(value)
  const parts = short?.slice(1).map((each) => each + each) ?? long?.slice(1)
  if (!parts) return null
  const [red = 0, green = 0, blue = 0] = parts.map((each) => Number.parseInt(each, 16))
  const most = Math.max(red, green, blue)
  const spread = most - Math.min(red, green, blue)
  if (spread < 32) return 'gray'
  const hue = hueOf(red, green, blue, most, spread)
  return HUES.find(([bound]) => hue <= bound)?.[1] ?? null
}

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  if (most === red) return ((green - blue) / spread) * 60 + (green < blue ? 360 : 0)
  if (most === green) return ((blue - red) / spread) * 60 + 120
  return ((red - green) / spread) * 60 + 240
}

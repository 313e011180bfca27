import type { Config } from 'tailwindcss'

const family = (name: string) => ({ DEFAULT: `var(--${name})`, soft: `var(--${name}-soft)` })

// Names only: the values, light and dark, are variables of src/index.css.
export default {
  content: [],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      white: '#fff',
      canvas: 'var(--canvas)',
      soft: 'var(--soft)',
      sunken: 'var(--sunken)',
      line: 'var(--line)',
      edge: 'var(--edge)',
      ink: 'var(--ink)',
      dim: 'var(--dim)',
      link: 'var(--link)',
      accent: { ...family('accent'), hover: 'var(--accent-hover)', ink: 'var(--accent-ink)' },
      danger: { DEFAULT: 'var(--danger)', hover: 'var(--danger-hover)' },
      pin: { DEFAULT: 'var(--pin)', line: 'var(--pin-line)' },
      note: { DEFAULT: 'var(--note)', line: 'var(--note-line)' },
      bot: family('bot'),
      ok: family('ok'),
      warn: family('warn'),
      bad: family('bad'),
      violet: 'var(--violet)',
    },
    fontFamily: {
      sans: [
        'system-ui',
        '-apple-system',
        '"Segoe UI"',
        'Roboto',
        '"Helvetica Neue"',
        '"Noto Sans"',
        'Arial',
        'sans-serif',
      ],
      mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', '"Liberation Mono"', 'monospace'],
    },
    fontSize: {
      xs: ['0.75rem', '1rem'],
      sm: ['0.8125rem', '1.125rem'],
      base: ['0.875rem', '1.25rem'],
      lg: ['0.9375rem', '1.375rem'],
      xl: ['1.125rem', '1.5rem'],
    },
    borderRadius: { none: '0', sm: '4px', md: '8px', lg: '12px', full: '9999px' },
    boxShadow: { none: 'none', lift: 'var(--lift)', float: 'var(--float)' },
  },
} satisfies Config

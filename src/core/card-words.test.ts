import { expect, it } from 'vitest'
import { readWords } from './card-words.ts'

const parts = (typed: string) => readWords(typed).parts

it('reads the words of a name or a title, whatever stands between them', () => {
  expect(parts('Соколов,  Иван\u00A0Петрович')).toEqual(['Соколов', 'Иван', 'Петрович'])
  expect(parts('ООО «Ромашка»; "Север"')).toEqual(['ООО', 'Ромашка', 'Север'])
  expect(parts('Соколов И.П.')).toEqual(['Соколов', 'И', 'П'])
  expect(parts("O'Brien 1.5 kVA")).toEqual(["O'Brien", '1.5', 'kVA'])
  expect(parts(' , ')).toEqual([])
})

it('reads an id alone, behind a number sign, and behind a title', () => {
  expect(readWords('7')).toMatchObject({ id: 7, parts: ['7'], phones: [] })
  expect(readWords('#7')).toMatchObject({ id: 7, parts: ['7'] })
  expect(readWords('№ 7')).toMatchObject({ id: 7, parts: ['7'] })
  expect(readWords('Ivan Sokolov #50')).toMatchObject({ id: 50, parts: ['Ivan', 'Sokolov'] })
  expect(readWords('rack 7')).toMatchObject({ id: null, parts: ['rack', '7'] })
  expect(readWords('0')).toMatchObject({ id: null })
})

it('reads a phone number in each spelling, and takes no short number for one', () => {
  expect(readWords('8 (495) 123-45-67').phones).toEqual(['84951234567', '74951234567'])
  expect(readWords('+7 495 123 45 67 ext. 12').phones).toEqual(['74951234567'])
  expect(readWords('+49 30/901820').phones).toEqual(['4930901820'])
  for (const words of ['1234', 'INV-0712', '2026 racks 12345']) expect(readWords(words).phones).toEqual([])
})

it('reads a mail address out of what mail programs copy', () => {
  for (const words of [
    'a.b@c.example',
    '"Ivan S." <a.b@c.example>',
    'mailto:a.b@c.example',
    '(a.b@c.example)',
  ])
    expect(readWords(words)).toMatchObject({ email: 'a.b@c.example', parts: [] })
  expect(readWords('@ivan').email).toBe('')
})

it('is linear in the length of what was pasted', () => {
  for (const words of ['@'.repeat(1e6), '#'.repeat(1e6), 'a.'.repeat(1e6), '1 '.repeat(1e6)])
    expect(parts(words).length).toBeLessThan(10)
})

import { expect, it } from 'vitest'
import { nest, parseQuery } from './php-query.ts'

it('reads bracket keys as maps and lists, every value as text', () => {
  expect(parseQuery('a=1&filter[OWNER_ID]=5&ids[]=3&ids[]=4&order%5Bid%5D=desc')).toEqual({
    a: '1',
    filter: { OWNER_ID: '5' },
    ids: ['3', '4'],
    order: { id: 'desc' },
  })
})

it('makes a list only of keys that run from nought without a gap', () => {
  expect(parseQuery('a[0]=x&a[1]=y&b[1]=y&c[0][0]=z')).toEqual({ a: ['x', 'y'], b: { 1: 'y' }, c: [['z']] })
})

it('goes on counting after the highest key', () => {
  expect(parseQuery('a[5]=x&a[]=y')).toEqual({ a: { 5: 'x', 6: 'y' } })
})

it('decodes plus signs and percent signs, and keeps a broken one', () => {
  expect(parseQuery('t=a+b%20c%2Bd&u=%D0%98&v=100%&w=%ff%zz')).toEqual({
    t: 'a b c+d',
    u: 'И',
    v: '100%',
    w: '\uFFFD%zz',
  })
})

it('turns dots and blanks of a name into underscores', () => {
  expect(parseQuery('a.b=1&c d=2')).toEqual({ a_b: '1', c_d: '2' })
})

it('lets a later value win', () => {
  expect(parseQuery('a=1&a=2&b[x]=1&b=2')).toEqual({ a: '2', b: '2' })
})

it('keeps names of the prototype as plain keys', () => {
  expect(Object.hasOwn(parseQuery('__proto__=1&x[__proto__]=2'), '__proto__')).toBe(true)
  expect({}).not.toHaveProperty('x')
})

it('nests the parts of a multipart body', () => {
  expect(nest([['fields[title]', 'a+b%20c']])).toEqual({ fields: { title: 'a+b%20c' } })
})

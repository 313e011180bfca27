import { afterEach, expect, it } from 'vitest'
import { alone } from './alone.ts'

afterEach(() => {
  Reflect.deleteProperty(navigator, 'locks')
})

function withLocks(request: (name: string, task: () => Promise<unknown>) => Promise<unknown>) {
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
}

it('waits for its turn among the tabs of the browser', async () => {
  const order: string[] = []
  let free = Promise.resolve<unknown>(null)
  withLocks((name, task) => {
    order.push(name)
    return (free = free.then(task))
  })
  const task = (word: string) => () => {
    order.push(`${word} begins`)
    return Promise.resolve().then(() => void order.push(`${word} ends`))
  }
  await Promise.all([alone('add', task('one')), alone('add', task('two'))])
  expect(order).toEqual(['add', 'add', 'one begins', 'one ends', 'two begins', 'two ends'])
})

it('runs at once where the browser knows no locks', async () => {
  expect(await alone('add', () => Promise.resolve(1))).toBe(1)
})

it('runs at once where locks are denied', async () => {
  withLocks(() => Promise.reject(new DOMException('denied', 'SecurityError')))
  expect(await alone('add', () => Promise.resolve(1))).toBe(1)
})

it('does not run a task again that failed', async () => {
  let runs = 0
  withLocks((_, task) => task())
  const task = () => {
    runs += 1
    return Promise.reject(new Error('no'))
  }
  await expect(alone('add', task)).rejects.toThrow('no')
  expect(runs).toBe(1)
})

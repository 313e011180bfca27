// Lies over whatever waits, so that nothing moves when it comes and goes; still but visible without motion.
export function Spinner() {
  return (
    <span aria-hidden className="absolute inset-0 grid place-items-center">
      <span className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" />
    </span>
  )
}

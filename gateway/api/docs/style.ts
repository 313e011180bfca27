/** The page's style: two columns where there is room, one on a phone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1d2430; --soft: #596273; --paper: #ffffff; --shade: #f3f5f8; --line: #d9dee6; --link: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --soft: #a3adbd; --paper: #14181f; --shade: #1d232d; --line: #353d4a; --link: #7db6f5; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 70rem;
  font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
}
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 0.5rem; }
h3 { font-size: 1.2rem; margin: 0; }
h4 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
p { margin: 0.5rem 0; }
a { color: var(--link); }
a:focus-visible, pre:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
small, dd { color: var(--soft); font-size: 0.925rem; }
header, section > p, article > p { max-width: 46rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre {
  margin: 0.5rem 0; padding: 0.75rem 1rem; overflow: auto; max-height: 28rem;
  background: var(--shade); border: 1px solid var(--line); border-radius: 6px;
}
pre code { overflow-wrap: normal; user-select: all; }
nav { margin: 2rem 0 0; padding: 0.75rem 1rem; background: var(--shade); border: 1px solid var(--line); border-radius: 6px; }
nav ul { margin: 0; padding: 0; list-style: none; columns: 2 9rem; }
nav a { display: inline-block; padding: 0.2rem 0; }
article { margin: 1.5rem 0; padding: 1.25rem 0 0; border-top: 1px solid var(--line); }
.address { overflow-wrap: anywhere; }
.codes a { display: inline-block; margin: 0 0.5rem 0.25rem 0; font-size: 0.875rem; overflow-wrap: anywhere; }
dl { margin: 0.5rem 0; }
dt { margin-top: 0.5rem; overflow-wrap: anywhere; }
dt:target { background: var(--shade); }
dd { margin: 0 0 0 1rem; max-width: 46rem; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; }
@media (min-width: 62rem) {
  body { display: grid; grid-template-columns: 15rem minmax(0, 1fr); column-gap: 2.5rem; }
  header { grid-column: 1 / -1; }
  nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow: auto; }
  nav ul { columns: auto; }
  main > section:first-child h2 { margin-top: 2rem; }
}
@media print { nav { display: none; } pre { max-height: none; } }
`.trimStart()

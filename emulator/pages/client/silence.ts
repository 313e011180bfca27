/** In place of an answer: the portal says nothing. */
export const silence = Symbol('silence')

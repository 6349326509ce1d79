/** Milliseconds of one turn. */
const turn = 10;

/**
 * Calls `act` when this process has had its turns for that many milliseconds. On a busy machine it has them late, and each time
 * hears first what has come meanwhile: so nobody is given up because we were slow. Returns what calls it off.
 */
export function afterTurns(milliseconds: number, act: () => void): () => void {
  let left = Math.ceil(milliseconds / turn);
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(() => (left > 0 ? next() : act()), turn);
    left -= 1;
  };
  next();
  return () => clearTimeout(timer);
}

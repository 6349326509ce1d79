/** What a server takes out of a list, in its order, and how sure that is. */
export interface Narrowed {
  readonly taken: readonly number[];
  readonly serverPrefers: boolean | null;
  /** `false`: the server stopped answering, and there may be more. */
  readonly complete: boolean;
}

/** What it chose; `null`: nothing of it; `unknown`: no answer came. */
export type Choice = number | null | 'unknown';

/** Offers the list again and again, each time without what was chosen, until nothing is; then once turned round, to see whose order counts. */
export async function narrow(
  offered: readonly number[],
  ask: (offer: readonly number[]) => Promise<Choice>,
): Promise<Narrowed> {
  const taken: number[] = [];
  let rest = offered;
  let last: Choice = null;
  while (rest.length > 0) {
    const choice = await ask(rest);
    last = choice;
    // A server that chooses what was not offered would go on for ever.
    if (choice === null || choice === 'unknown' || !rest.includes(choice)) break;
    taken.push(choice);
    rest = rest.filter((one) => one !== choice);
  }
  const turned = taken.length < 2 ? 'unknown' : await ask(taken.toReversed());
  return {
    taken,
    serverPrefers: turned === taken[0] ? true : turned === taken.at(-1) ? false : null,
    complete: last !== 'unknown',
  };
}

/** Words of `known` that someone who wrote `word` may have meant, best first, three at most. */
export function nearMatches(word: string, known: Iterable<string>): readonly string[] {
  if (word.length === 0 || word.length > 100) return [];
  const lower = word.toLowerCase();
  const most = word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3;
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of known) {
    if (name.length > 100 || name === word || Math.abs(name.length - word.length) > most) continue;
    const distance = editDistance(lower, name.toLowerCase());
    if (distance <= most) found.push({ name, distance });
  }
  return found
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** "Did you mean a, b or c?", or nothing; begins with a space. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearMatches(word, known);
  if (near.length === 0) return '';
  const last = near.at(-1);
  return ` Did you mean ${near.length === 1 ? last : `${near.slice(0, -1).join(', ')} or ${last}`}?`;
}

/** Insertions, deletions, replacements and exchanges of neighbours that turn one word into the other. */
function editDistance(one: string, other: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}

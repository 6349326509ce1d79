import assert from 'node:assert/strict';
import { requestBlocks } from '../../../src/language/look-up.ts';
import { parse } from '../../../src/language/parse.ts';
import type { NeededRun } from '../../../src/request/needed-run.ts';
import { meetNeeds } from '../../../src/run/meet-needs.ts';

const range = { start: 0, end: 0 };
const document = parse('GET http://a/');
const [block] = requestBlocks(document);
assert.ok(block);
const request = { file: null, document, block };

interface Given {
  /** `a>b` a `@ref`, `a>>b` a `@forceRef`, `a.b` a placeholder. */
  readonly needs: readonly string[];
  readonly answered?: readonly string[];
  readonly failing?: readonly string[];
  readonly declined?: readonly string[];
}

function needsOf(given: Given, name: string): readonly NeededRun[] {
  return given.needs.flatMap((line) => {
    const [, from, arrow, to] = /^(\w+)(>>|>|\.)(\w+)$/.exec(line) ?? [];
    if (from !== name || to === undefined) return [];
    return [
      {
        name: to,
        request,
        file: null,
        range,
        by: arrow === '>>' ? 'forceRef' : arrow === '>' ? 'ref' : 'reference',
      } as const,
    ];
  });
}

/** Runs what `a` needs; gives the names in the order they were sent, and how it ended. */
async function met(given: Given): Promise<string> {
  const sent: string[] = [];
  const answered = new Set(given.answered);
  const result = await meetNeeds('a', {
    keyOf: (name) => name,
    nameOf: (name) => name,
    needsOf: (name) => Promise.resolve(needsOf(given, name)),
    requestFor: (_, { name }) => (name === 'nobody' ? null : name),
    wasAnswered: (name) => Promise.resolve(answered.has(name)),
    mayRun: (_, name) => Promise.resolve(!given.declined?.includes(name)),
    run(name) {
      sent.push(name);
      const isFine = !given.failing?.includes(name);
      if (isFine) answered.add(name);
      return Promise.resolve(isFine);
    },
  });
  const end = {
    met: () => 'met',
    declined: () => `declined ${'needed' in result ? result.needed : ''}`,
    unanswered: () => `unanswered ${'for' in result ? `${result.needed} for ${result.for}` : ''}`,
    ring: () => `ring ${'names' in result ? result.names.join(' ') : ''}`,
  };
  return [...sent, end[result.kind]()].join(', ');
}

function check(title: string, given: Given, expected: string): void {
  it(title, async () => assert.equal(await met(given), expected));
}

describe('what a request needs', () => {
  check('nothing', { needs: [] }, 'met');
  check('is sent in the order in which it is named', { needs: ['a>b', 'a>c'] }, 'b, c, met');
  check('has its own needs sent before it', { needs: ['a>b', 'b>c'] }, 'c, b, met');
  check('is sent once although two name it', { needs: ['a>b', 'a>c', 'b>d', 'c>d'] }, 'd, b, c, met');
  check('is not sent again when it was answered before', { needs: ['a>b'], answered: ['b'] }, 'met');
  check('is sent again by @forceRef', { needs: ['a>>b'], answered: ['b'] }, 'b, met');
  check('is sent by every @forceRef', { needs: ['a>b', 'a>c', 'b>>d', 'c>>d'] }, 'd, b, d, c, met');
  check('is sent for a placeholder', { needs: ['a.b'] }, 'b, met');
  check('is not sent for a placeholder when a person declines', { needs: ['a.b'], declined: ['b'] }, 'declined b');
  check('is not asked about when @ref names it', { needs: ['a>b'], declined: ['b'] }, 'b, met');
  check('ends everything when it gets no response', { needs: ['a>b', 'a>c'], failing: ['b'] }, 'b, unanswered b for a');
  check('tells who waits for it', { needs: ['a>b', 'b>c'], failing: ['c'] }, 'c, unanswered c for b');
  check('is passed over when no request has the name', { needs: ['a>nobody', 'a>c'] }, 'c, met');
  check('may not be the request itself', { needs: ['a>a'] }, 'ring a a');
  check('may not wait for it', { needs: ['a>b', 'b>c', 'c>b'] }, 'ring b c b');
  check('is no ring when two paths lead to it', { needs: ['a>b', 'a>c', 'b>c'] }, 'c, b, met');
});

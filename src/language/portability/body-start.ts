import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** Blank lines before the first line of a body, behind the one that ends the fields: httpYac does not send them. */
export const bodyStart: PortabilityCheck = ({ text }, { request: { body, curl } }) => {
  if (!body || curl) return [];
  const [blank = ''] = /^(?:[ \t]*(?:\r\n|\r|\n))+/.exec(text.slice(body.range.start, body.range.end)) ?? [];
  if (blank === '') return [];
  const range = { start: body.range.start, end: body.range.start + blank.length };
  return [
    difference(
      'differs-body-start',
      range,
      'Blank lines at the beginning of a body are sent here; httpYac drops them. One blank line parts fields and body.',
      fix('Remove the blank lines', replacement(range, '')),
    ),
  ];
};

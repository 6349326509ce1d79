import { beginsLikeQuery } from '../body-query.ts';
import { fix, insertion } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** A query that neither the method nor a field marks: httpYac makes JSON of it, the others send it as text. */
export const graphqlBody: PortabilityCheck = ({ text }, { request }) => {
  const { body, fields, method } = request;
  if (!body || request.curl || method?.text.toUpperCase() === 'GRAPHQL' || !beginsLikeQuery(text, body)) return [];
  if (fields.some(({ name }) => name.text.toLowerCase() === 'x-request-type')) return [];
  const { start } = body.range;
  const at = fields[0]?.range.start ?? null;
  return [
    difference(
      'differs-graphql-body',
      {
        start,
        end:
          start +
          text
            .slice(start, body.range.end)
            .split(/[\r\n]/, 1)
            .join('').length,
      },
      'This query is sent as text here; httpYac makes the JSON of it that GraphQL servers take. X-Request-Type: GraphQL does so everywhere.',
      at === null ? null : fix('Insert X-Request-Type: GraphQL', insertion(at, 'X-Request-Type: GraphQL\n')),
      'loud',
    ),
  ];
};

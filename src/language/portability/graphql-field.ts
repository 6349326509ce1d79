import { fix, insertion } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** `X-Request-Type: GraphQL`, which httpYac sends; and the media type that is added beside it here, but not by REST Client and httpYac. */
export const graphqlField: PortabilityCheck = (_document, { request: { fields, curl } }) => {
  const field = fields.find(
    ({ name, value }) => name.text.toLowerCase() === 'x-request-type' && value[0]?.text.toLowerCase() === 'graphql',
  );
  if (!field || curl) return [];
  const hasType = fields.some(({ name }) => name.text.toLowerCase() === 'content-type');
  const at = field.range.start;
  return [
    difference(
      'differs-graphql-field',
      { start: at, end: field.range.end },
      `httpYac sends this field; here and in other tools it only says what the body is.${hasType ? '' : ' Content-Type: application/json is added here, but not by REST Client and httpYac.'}`,
      hasType ? null : fix('Insert Content-Type: application/json', insertion(at, 'Content-Type: application/json\n')),
    ),
  ];
};

import { difference, type PortabilityCheck } from './difference.ts';

/** Newline-delimited JSON: REST Client, httpYac and Portside end its last line, as Elasticsearch wants it; the others do not. */
export const bodyEnd: PortabilityCheck = (_document, { request }) => {
  const { body, fields } = request;
  const type = fields.find(({ name }) => name.text.toLowerCase() === 'content-type')?.value[0];
  if (!body || !type || !/^application\/(?:x-)?ndjson[ \t]*(?:;|$)/i.test(type.text)) return [];
  return [
    difference(
      'differs-body-end',
      type.range,
      'A line feed is sent behind the last line of newline-delimited JSON here and in REST Client and httpYac; JetBrains and Visual Studio send none.',
      null,
    ),
  ];
};

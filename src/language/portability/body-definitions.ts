import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf } from './lines-of.ts';

/** `@name = value` in a body: httpYac takes it for a definition and does not send it; the others send it. */
export const bodyDefinitions: PortabilityCheck = (document, { request }) =>
  (request.body?.parts ?? []).flatMap((part) =>
    part.kind !== 'text'
      ? []
      : [...linesOf(document, part.range)]
          .filter(({ text }) => /^@[^\s=@:]+[ \t]*:?=/.test(text))
          .map(({ start, end }) =>
            difference(
              'differs-body-definition',
              { start, end },
              'This line is sent here; httpYac takes it for a definition and leaves it out, and REST Client does both. Put a space before @ if the body allows it.',
              null,
              'loud',
            ),
          ),
  );

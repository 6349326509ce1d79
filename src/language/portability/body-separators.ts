import { sendsMessages } from '../messages.ts';
import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf } from './lines-of.ts';

/** A line of a body that ends with `===`, such as the rule below a title: httpYac parts messages of a connection there. */
export const bodySeparators: PortabilityCheck = (document, { request }) => {
  const { body } = request;
  if (!body || request.curl || sendsMessages(request)) return [];
  for (const part of body.parts) {
    if (part.kind !== 'text') continue;
    for (const { text, start, end } of linesOf(document, part.range))
      if (/===(?:\s*wait-for-server)?$/.test(text.trimEnd()))
        return [
          difference(
            'differs-body-separator',
            { start, end },
            'This line is sent here; httpYac ends the body above it and sends what follows for itself. In a file, < ./file, it is sent everywhere.',
            null,
            'loud',
          ),
        ];
  }
  return [];
};

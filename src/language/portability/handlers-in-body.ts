import { difference, type PortabilityCheck } from './difference.ts';
import { linesOf } from './lines-of.ts';

/** A line such as `> quoted` with more text behind it is text here; JetBrains and httpYac end the body before what looks like a handler. */
export const handlersInBody: PortabilityCheck = (document, { request }) =>
  (request.body?.parts ?? []).flatMap((part) =>
    part.kind !== 'text'
      ? []
      : [...linesOf(document, part.range)].flatMap(({ text, start, end }) => {
          const mark = /^(?:>>?!?|<>|\?\?)(?=[ \t]+\S)/.exec(text)?.[0];
          if (mark === undefined) return [];
          const others =
            mark === '??'
              ? 'httpYac takes it for an assertion and ends'
              : mark === '>'
                ? 'JetBrains takes it for a handler and ends'
                : 'JetBrains and httpYac take it for the path of a file and end';
          return [
            difference(
              'differs-handler-in-body',
              { start, end },
              `This line is sent here, as more text follows it; ${others} the body before it. Put a space before it if the body allows it.`,
              null,
            ),
          ];
        }),
  );

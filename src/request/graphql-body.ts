/**
 * A query, a blank line and its variables as JSON, as the JSON that a GraphQL server takes, with the name of the first
 * operation: servers refuse several operations without one. `fragments` stand behind the query. A body that is such JSON already stays. The
 * second value says what is wrong with the variables; `null` when nothing is.
 */
export function graphqlBody(text: string, fragments = ''): { readonly body: string; readonly trouble: string | null } {
  if (isJsonObject(text)) return { body: text, trouble: null };
  const parts = /^([\s\S]*?)(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*(\{[\s\S]*\})\s*$/.exec(text);
  const query = parts?.[1];
  const variables = parts?.[2];
  if (query !== undefined && variables !== undefined && query.trim() !== '') {
    try {
      const read: unknown = JSON.parse(variables);
      return {
        body: JSON.stringify({ query: query + fragments, ...operationOf(query), variables: read }),
        trouble: null,
      };
    } catch (error) {
      // A second operation may follow a blank line too; then all of it is the query.
      if (/^\{\s*(?:"|\})/.test(variables))
        return {
          body: JSON.stringify({ query: text + fragments, ...operationOf(text) }),
          trouble: error instanceof Error ? error.message : 'They are not JSON.',
        };
    }
  }
  return { body: JSON.stringify({ query: text + fragments, ...operationOf(text) }), trouble: null };
}

/** Empty where the text does not begin with an operation that has a name. White space, commas and comments may come first. */
function operationOf(query: string): { readonly operationName?: string } {
  const name = /^(?:[\s,\ufeff]|#[^\r\n]*)*(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/.exec(query)?.[1];
  return name === undefined ? {} : { operationName: name };
}

function isJsonObject(text: string): boolean {
  if (!/^\s*\{\s*"/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A query, a blank line and its variables as JSON, as the JSON that a GraphQL server takes. A body that is such JSON
 * already stays. The second value says what is wrong with the variables; `null` when nothing is.
 */
export function graphqlBody(text: string): { readonly body: string; readonly trouble: string | null } {
  if (isJsonObject(text)) return { body: text, trouble: null };
  const parts = /^([\s\S]*?)(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*(\{[\s\S]*\})\s*$/.exec(text);
  const query = parts?.[1];
  const variables = parts?.[2];
  if (query !== undefined && variables !== undefined && query.trim() !== '') {
    try {
      return { body: JSON.stringify({ query, variables: JSON.parse(variables) as unknown }), trouble: null };
    } catch (error) {
      // A second operation may follow a blank line too; then all of it is the query.
      if (/^\{\s*(?:"|\})/.test(variables))
        return {
          body: JSON.stringify({ query: text }),
          trouble: error instanceof Error ? error.message : 'They are not JSON.',
        };
    }
  }
  return { body: JSON.stringify({ query: text }), trouble: null };
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

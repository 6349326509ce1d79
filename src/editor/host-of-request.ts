import type * as vscode from 'vscode';
import { blockWithIndex } from '../language/look-up.ts';
import { inspectedAuthority } from '../view/authority.ts';
import type { Insight } from './insight.ts';
import type { ParsedDocuments } from './parsed-documents.ts';

/** `host:port` that the request of a block would ask over HTTPS with the values of now. */
export type HostOfRequest = (document: vscode.TextDocument, index: number) => Promise<string | null>;

/** `null` as well where a person would be asked first, and where the host holds a secret. */
export function createHostOfRequest(parsedDocuments: ParsedDocuments, insight: Pick<Insight, 'peek'>): HostOfRequest {
  return async (document, index) => {
    const parsed = parsedDocuments.of(document);
    const block = blockWithIndex(parsed, index);
    if (block === null) return null;
    const { resolution, asked } = await insight.peek(document, parsed, block, 'authority');
    const { request, secrets } = resolution;
    if (request?.scheme !== 'https' || asked.size > 0) return null;
    const authority = inspectedAuthority(request.host, request.port);
    return secrets.some((secret) => authority.includes(secret)) ? null : authority;
  };
}

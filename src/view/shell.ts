/** What a page of ours is made of. Addresses are those of the webview, not of the file system. */
export interface ShellParts {
  readonly script: string;
  readonly style: string;
  /** The font of VS Code's icons. */
  readonly codicons: string;
  /** Fresh for every page, unguessable, base64 or hexadecimal. */
  readonly nonce: string;
  /** The webview's own source for styles and fonts. */
  readonly cspSource: string;
  readonly title: string;
}

/**
 * The page into which the panel and the certificate view draw. Nothing is allowed but our own script and style:
 * no network, no frames, no forms, no inline code.
 */
export function panelHtml({ script, style, codicons, nonce, cspSource, title }: ShellParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${escaped(nonce)}">@font-face{font-family:codicon;font-display:block;src:url("${inStyle(codicons)}") format("truetype")}</style>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<main id="root"></main>
<script type="module" nonce="${escaped(nonce)}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Inside a style element there are no character references. */
function inStyle(url: string): string {
  return url.replace(/["\\<>\s]/g, (character) => encodeURIComponent(character));
}

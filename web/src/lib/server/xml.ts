const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text made safe inside XML. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** An XML document as an answer. */
export function xmlAnswer(body: string): Response {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return new Response(head + body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}

import ts from 'typescript';

const KEY = /^(gsi\d)?[ps]k$/;

type Templates = Record<string, Record<string, string>>;

/** `` `space#${spaceId}` `` as `space#{spaceId}`; anything else in braces as it is written. */
function templateOf(expression: ts.Expression): string {
  if (ts.isNoSubstitutionTemplateLiteral(expression) || ts.isStringLiteral(expression))
    return expression.text;
  if (!ts.isTemplateExpression(expression)) return `{${expression.getText()}}`;
  const spans = expression.templateSpans.map((span) => `{${span.expression.getText()}}${span.literal.text}`);
  return expression.head.text + spans.join('');
}

function collect(node: ts.Node, into: Record<string, string>): void {
  if (ts.isPropertyAssignment(node) && KEY.test(node.name.getText()))
    into[node.name.getText()] = templateOf(node.initializer);
  if (ts.isShorthandPropertyAssignment(node) && KEY.test(node.name.text)) into[node.name.text] = '{…}';
  ts.forEachChild(node, (child) => {
    collect(child, into);
  });
}

/**
 * The keys each entity of a file can have, as written: the places in the indexes may depend on an item's state, so
 * that no single item shows all of them.
 */
export function keyTemplatesIn(source: string): Templates {
  const file = ts.createSourceFile('entity.ts', source, ts.ScriptTarget.Latest, true);
  const templates: Templates = {};
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer === undefined || !ts.isCallExpression(initializer)) continue;
      const keys: Record<string, string> = {};
      collect(initializer, keys);
      templates[name.getText()] = keys;
    }
  }
  return templates;
}

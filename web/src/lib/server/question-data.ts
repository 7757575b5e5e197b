import type { Answer, Question } from '#shared/model/question.ts';

const SHORT = 140;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** The words of rendered HTML without its tags. For one line of text; what it gives is escaped again by the page. */
export function wordsOf(html: string): string {
  const bare = html.replace(/<pre[\s\S]*?<\/pre>/g, ' ').replace(/<[^>]*>/g, ' ');
  const read = bare.replace(/&(#39|\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return read.replace(/\s+/g, ' ').trim();
}

/** The first sentence of a text, cut at a word when it is long. */
export function shortOf(html: string): string {
  const words = wordsOf(html);
  const sentence = /^.*?[.!?](?=\s|$)/u.exec(words)?.[0] ?? words;
  if (sentence.length <= SHORT) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', SHORT))}…`;
}

const person = (name: string): object => ({ '@type': 'Person', name });

function answerData(answer: Answer, url: string): object {
  return {
    '@type': 'Answer',
    text: wordsOf(answer.bodyHtml),
    upvoteCount: answer.score,
    url: `${url}#${answer.id}`,
    datePublished: answer.createdAt,
    author: person(answer.author.name),
  };
}

/** Structured data of a public question, as schema.org's QAPage. Safe inside a script element. */
export function qaPageOf(question: Question, url: string): string {
  const visible = question.answers.filter(({ deletedAt }) => deletedAt === undefined);
  const accepted = visible.find(({ isAccepted }) => isAccepted);
  const others = visible.filter((answer) => answer !== accepted);
  const mainEntity = {
    '@type': 'Question',
    name: question.title,
    text: wordsOf(question.bodyHtml),
    answerCount: visible.length,
    upvoteCount: question.score,
    datePublished: question.createdAt,
    author: person(question.author.name),
    ...(accepted !== undefined && { acceptedAnswer: answerData(accepted, url) }),
    suggestedAnswer: others.map((answer) => answerData(answer, url)),
  };
  return JSON.stringify({ '@context': 'https://schema.org', '@type': 'QAPage', mainEntity }).replaceAll(
    '<',
    '\\u003c',
  );
}

/** Structured data as it stands in the head of a page; `json` must be escaped, as `qaPageOf` gives it. */
export const asScript = (json: string): string => `<script type="application/ld+json">${json}</script>`;

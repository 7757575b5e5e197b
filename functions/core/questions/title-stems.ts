/** Words that say nothing of what a question is about, in the three languages of the product. */
const EMPTY = new Set(
  (
    'the and for are was were with from that this what when where which who why how can could should would does did not you your ' +
    'have has had any there their into about after before between better best ' +
    'een het van voor met dat dit wat waar wie waarom hoe wanneer kan kun mag moet zijn heeft hebben niet mijn jouw naar over ook ' +
    'של את על עם זה זו זאת מה מי איך למה כמה מתי איפה האם לא כן אני אתם הוא היא יש אין כדי אבל אם גם או כי רק'
  ).split(' '),
);
/** Letters that Hebrew writes before a word: and, that, the, as, from, in, to. */
const HEBREW_PREFIX = /^[ושהכלבמ](?=[א-ת]{3})/u;
const HEBREW = /^[א-ת]+$/u;
const MOST_WORDS = 8;

function stemOf(word: string): string {
  if (HEBREW.test(word)) return word.replace(/(?<=..)(?:ים|ות|יות|ה|ת)$/u, '');
  return word.replace(/(?<=\p{L}{3})(?:ings?|ed|es|en|s|e)$/u, '');
}

/** A Hebrew word that begins with a prefix letter may be the word with a prefix, or may not: both are kept. */
function formsOf(word: string): string[] {
  const bare = word.replace(HEBREW_PREFIX, '');
  return HEBREW.test(word) && bare !== word ? [stemOf(word), stemOf(bare)] : [stemOf(word)];
}

/**
 * The words of a title that tell it from others, each as one or two stems, at most eight words (the longest). Letters
 * are compared without marks, so `café` is `cafe` and pointed Hebrew is plain Hebrew.
 */
export function titleStems(title: string): string[][] {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = new Set(
    plain.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length > 2 && !EMPTY.has(word)),
  );
  const telling = [...words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  return telling.map((word) =>
    [...new Set(formsOf(word).filter((stem) => stem.length > 1))].map((stem) => stem.slice(0, 40)),
  );
}

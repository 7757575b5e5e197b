import type { DemoQuestion } from './demo-question.ts';

/** Questions in Hebrew about the machines and the bicycles of an invented firm. */
export const questionsHe: readonly DemoQuestion[] = [
  {
    space: 'support/questions',
    by: 'noa',
    title: 'הקפה יוצא חמוץ גם כשהטחינה דקה',
    topics: ['טחינה', 'אספרסו'],
    body: 'אני טוחנת בדרגה 6, מנה של 18 גרם, ועדיין הטעם **חמוץ**. המים בטמפרטורה של 90 מעלות.\n\nמה כדאי לשנות קודם: טמפרטורה או זמן?',
    votes: ['eitan', 'tom', 'yael'],
    answers: [
      {
        by: 'amit',
        body: 'קודם טמפרטורה: עלו ל־94 מעלות והשאירו את כל השאר. אם עדיין חמוץ, האריכו את היחס ל־1:2.5.\n\nבתפריט: `Settings → Brew → 94 °C`.',
        votes: ['noa', 'eitan', 'yael'],
        isAccepted: true,
        comments: [['noa', 'ב־94 זה כבר אחר לגמרי. תודה!']],
      },
      { by: 'eitan', body: 'אצלי עזר גם לחמם את הידית לפני ההכנה.', votes: ['noa'] },
    ],
  },
  {
    space: 'support/questions',
    by: 'eitan',
    title: 'איך מקציפים חלב שיבולת שועל בלי בועות גדולות?',
    topics: ['חלב'],
    body: 'עם חלב רגיל הכול בסדר. עם שיבולת שועל הקצף גס ונעלם אחרי דקה.',
    votes: ['noa', 'yael'],
    answers: [
      {
        by: 'amit',
        body: '1. חלב קר מאוד.\n2. אוויר רק בשלוש השניות הראשונות.\n3. לעצור ב־55 מעלות, לא יותר.\n\nוכדאי לקנות חלב שכתוב עליו *barista*: יש בו יותר שומן.',
        votes: ['eitan', 'noa', 'priya'],
      },
    ],
  },
  {
    space: 'support/questions',
    by: 'noa',
    title: 'האופניים מחליפים הילוך לבד בעלייה',
    topics: ['הילוכים', 'תחזוקה'],
    body: 'בדגם Heron 8, בעלייה, השרשרת קופצת מהילוך 3 ל־4. הכבל נמתח לפני חודש.',
    comments: [['femke', 'Does it do the same when you push by hand on the stand?']],
  },
  {
    space: 'support/questions',
    by: 'eitan',
    title: 'מסנן המים: כל כמה זמן להחליף?',
    topics: ['תחזוקה', 'מים'],
    body: 'המים אצלנו קשים (25 °dH). המדריך אומר כל חודשיים. זה נכון גם לנו?',
    answers: [
      {
        by: 'amit',
        body: 'במים כאלה כל **שישה שבועות**. כתבו את התאריך על המסנן בטוש.',
        votes: ['eitan'],
        isAccepted: true,
      },
    ],
  },
  {
    space: 'support/how-to',
    by: 'amit',
    title: 'איך מכוונים את מרחק רפידות הבלם בעצמכם',
    topics: ['בלמים', 'תחזוקה'],
    body: 'כך אני עושה זאת בחנות. איפה אתם נתקעים?\n\n- משחררים את שני הברגים של המחזיק.\n- לוחצים על הידית ומחזיקים.\n- מהדקים לסירוגין, רבע סיבוב בכל פעם.',
    votes: ['noa', 'eitan', 'yael', 'femke'],
    answers: [{ by: 'noa', body: 'הסוד הוא לא לעזוב את הידית לפני ששני הברגים מהודקים.', votes: ['amit'] }],
  },
  {
    space: 'support/machine-down',
    by: 'noa',
    title: 'המכונה מטפטפת מלמטה, יש שלולית על הדלפק',
    topics: ['תחזוקה', 'תקלות'],
    body: 'מאז הבוקר. המיכל מלא והמגש ריק, והמים באים מהצד של המשאבה. לנתק?',
  },
  {
    space: 'partners/questions',
    by: 'eitan',
    title: 'מתי יוצא המחירון החדש לשותפים?',
    topics: ['מכירות'],
    body: 'הלקוחות שואלים על מחירי הרבעון הבא. אפשר לקבל תאריך?',
    answers: [
      {
        by: 'yael',
        body: 'בראשון לחודש, כאן ב־Playbooks. המחירים הנוכחיים תקפים עד אז.',
        votes: ['eitan'],
        isAccepted: true,
      },
    ],
  },
  {
    space: 'team/it-help',
    by: 'amit',
    title: 'המדפסת בסדנה לא מדפיסה מדבקות בעברית',
    topics: ['מדפסת'],
    body: 'האותיות יוצאות הפוכות, מספרים בסדר: `12 גרם` הופך ל־`םרג 12`.',
    answers: [
      {
        by: 'yael',
        body: 'צריך להחליף את הגופן בתבנית ל־Assistant ולסמן *Right to left*. עשיתי, נסו שוב.',
        votes: ['amit'],
      },
    ],
  },
];

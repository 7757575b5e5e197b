import type { CommunityKind, Locale } from '#shared/model/tenant.ts';

interface CommunityWords {
  readonly name: string;
  readonly description: string;
  /** Name and description of each space by its path name. */
  readonly spaces: Readonly<Record<string, readonly [string, string]>>;
}

type Words = Readonly<Record<CommunityKind, CommunityWords>>;

const en: Words = {
  customer: {
    name: 'Support',
    description: 'Ask, and get an answer from people who know.',
    spaces: {
      questions: ['Questions', 'Anything you want to know or get working.'],
      'how-to': ['How to', 'Ways of doing things that worked.'],
      ideas: ['Ideas', 'What should be better, and why.'],
      members: ['Members', 'For those who have joined.'],
    },
  },
  partner: {
    name: 'Partners',
    description: 'Where partners find answers, material and one another.',
    spaces: {
      questions: ['Questions', 'About products, deals and projects.'],
      playbooks: ['Playbooks', 'How we do it together, step by step.'],
      'field-tips': ['Field tips', 'What worked at a customer’s.'],
    },
  },
  learning: {
    name: 'Academy',
    description: 'Learn, practise and ask beside every lesson.',
    spaces: {
      questions: ['Questions', 'What is not clear yet.'],
      'study-groups': ['Study groups', 'Find others who are at the same point.'],
      welcome: ['Welcome', 'How learning works here.'],
    },
  },
  internal: {
    name: 'Team',
    description: 'Where colleagues ask and answer.',
    spaces: {
      questions: ['Questions', 'Anything about work.'],
      'who-knows': ['Who knows', 'Find the person who has done it before.'],
      'it-help': ['IT help', 'Devices, accounts and access.'],
    },
  },
};

const he: Words = {
  customer: {
    name: 'תמיכה',
    description: 'שואלים ומקבלים תשובה מאנשים שיודעים.',
    spaces: {
      questions: ['שאלות', 'כל מה שרוצים לדעת או להפעיל.'],
      'how-to': ['איך עושים', 'דרכים שעבדו.'],
      ideas: ['רעיונות', 'מה כדאי לשפר ולמה.'],
      members: ['חברים', 'למי שהצטרפו.'],
    },
  },
  partner: {
    name: 'שותפים',
    description: 'המקום שבו שותפים מוצאים תשובות, חומרים וזה את זה.',
    spaces: {
      questions: ['שאלות', 'על מוצרים, עסקאות ופרויקטים.'],
      playbooks: ['מדריכי עבודה', 'איך עושים את זה יחד, צעד אחר צעד.'],
      'field-tips': ['טיפים מהשטח', 'מה עבד אצל לקוח.'],
    },
  },
  learning: {
    name: 'אקדמיה',
    description: 'לומדים, מתרגלים ושואלים ליד כל שיעור.',
    spaces: {
      questions: ['שאלות', 'מה שעוד לא ברור.'],
      'study-groups': ['קבוצות לימוד', 'למצוא אחרים שנמצאים באותה נקודה.'],
      welcome: ['ברוכים הבאים', 'איך לומדים כאן.'],
    },
  },
  internal: {
    name: 'צוות',
    description: 'המקום שבו עמיתים שואלים ועונים.',
    spaces: {
      questions: ['שאלות', 'כל דבר שקשור לעבודה.'],
      'who-knows': ['מי יודע', 'למצוא את מי שכבר עשה את זה.'],
      'it-help': ['עזרה במחשוב', 'מכשירים, חשבונות והרשאות.'],
    },
  },
};

const nl: Words = {
  customer: {
    name: 'Hulp',
    description: 'Stel je vraag en krijg antwoord van mensen die het weten.',
    spaces: {
      questions: ['Vragen', 'Alles wat je wilt weten of aan de praat wilt krijgen.'],
      'how-to': ['Zo doe je het', 'Manieren die werkten.'],
      ideas: ['Ideeën', 'Wat beter kan, en waarom.'],
      members: ['Leden', 'Voor wie lid is.'],
    },
  },
  partner: {
    name: 'Partners',
    description: 'Waar partners antwoorden, materiaal en elkaar vinden.',
    spaces: {
      questions: ['Vragen', 'Over producten, deals en projecten.'],
      playbooks: ['Draaiboeken', 'Zo doen we het samen, stap voor stap.'],
      'field-tips': ['Tips uit de praktijk', 'Wat bij een klant werkte.'],
    },
  },
  learning: {
    name: 'Academie',
    description: 'Leren, oefenen en vragen stellen bij elke les.',
    spaces: {
      questions: ['Vragen', 'Wat nog niet duidelijk is.'],
      'study-groups': ['Studiegroepen', 'Vind anderen die even ver zijn.'],
      welcome: ['Welkom', 'Zo werkt leren hier.'],
    },
  },
  internal: {
    name: 'Team',
    description: 'Waar collega’s vragen en antwoorden.',
    spaces: {
      questions: ['Vragen', 'Alles over het werk.'],
      'who-knows': ['Wie weet het', 'Vind degene die het al eens deed.'],
      'it-help': ['IT-hulp', 'Apparaten, accounts en toegang.'],
    },
  },
};

/** What the first rooms are called, in each language. An admin renames them as they like. */
export const roomWords: Readonly<Record<Locale, Words>> = { en, he, nl };

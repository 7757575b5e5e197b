import type { DemoQuestion } from './demo-question.ts';

/** Questions in Dutch about the machines and the bicycles of an invented firm. */
export const questionsNl: readonly DemoQuestion[] = [
  {
    space: 'support/questions',
    by: 'daan',
    title: 'Ketting loopt aan nadat ik het achterwiel heb teruggezet',
    topics: ['versnelling', 'onderhoud'],
    body: 'Na een lekke band heb ik het achterwiel van mijn Heron teruggezet. Nu tikt de ketting in de **twee zwaarste** versnellingen. Wat stond er eerst goed?',
    votes: ['sanne', 'tom'],
    answers: [
      {
        by: 'femke',
        body: 'Het wiel zit waarschijnlijk een paar millimeter scheef:\n\n1. Zet de fiets op de grond, niet op de kop.\n2. Maak de as los en druk het wiel recht omlaag.\n3. Draai de as vast en controleer of de velg midden tussen de remblokken staat.\n\nTikt het dan nog, draai de kabelsteller een *kwart slag* tegen de klok in.',
        votes: ['daan', 'sanne', 'joost'],
        isAccepted: true,
        comments: [['daan', 'Op de grond gezet en het was weg. Dank!']],
      },
    ],
  },
  {
    space: 'support/questions',
    by: 'sanne',
    title: 'Melkschuim wordt te heet in het kleine kannetje',
    topics: ['melk'],
    body: 'Met het kannetje van 350 ml ben ik na zes seconden al op 70 graden. Moet de stoom zachter, of begin ik te laat met rollen?',
    votes: ['daan'],
    answers: [
      {
        by: 'priya',
        body: 'Use the tip with two holes for small jugs: it gives half the steam. It is in the box, under the filter.',
        votes: ['sanne', 'daan'],
      },
      {
        by: 'daan',
        body: 'Ik zet de stoomdruk op stand 2 in het menu. Dat scheelt genoeg.',
        votes: ['sanne'],
      },
    ],
  },
  {
    space: 'support/questions',
    by: 'daan',
    title: 'Mag de Kestrel op een stekkerdoos met andere apparaten?',
    topics: ['stroom', 'veiligheid'],
    body: 'Bij ons in de keuken zit maar één stopcontact. Op de doos zitten ook de waterkoker en een lamp.',
    answers: [
      {
        by: 'joost',
        body: 'Nee: machine en waterkoker samen vragen meer dan 16 ampère. Geef de machine een **eigen** stopcontact; de lamp mag erbij.',
        votes: ['daan', 'priya'],
        isAccepted: true,
      },
    ],
  },
  {
    space: 'support/questions',
    by: 'sanne',
    title: 'Welke bandenspanning voor een bakfiets met twee kinderen?',
    topics: ['banden', 'bakfiets'],
    body: 'Op de band staat 2,5 tot 4,5 bar. Met de kinderen erin voelt 3 bar zacht, maar 4 stuitert.',
    votes: ['daan', 'noa'],
  },
  {
    space: 'support/ideas',
    by: 'sanne',
    title: 'Een leenfiets terwijl de mijne in de werkplaats staat',
    topics: ['werkplaats'],
    body: 'Een grote beurt duurt drie dagen. Mag je dan een fiets lenen? Ik zou er graag iets voor betalen.',
    votes: ['daan', 'tom', 'noa', 'lucia'],
    comments: [['mara', 'We try this in two shops from May.']],
  },
  {
    space: 'support/members',
    by: 'daan',
    title: 'Wie gaat er mee op de koffierit van zondag?',
    topics: ['rit'],
    body: 'Vertrek om negen uur bij de winkel, 40 km, rustig tempo, onderweg twee keer espresso.',
    votes: ['sanne', 'femke', 'joost'],
    answers: [{ by: 'femke', body: 'Ik! En ik neem gereedschap mee.', votes: ['daan'] }],
  },
  {
    space: 'partners/field-tips',
    by: 'sanne',
    title: 'Hoe laat je een klant het verschil in maling proeven?',
    topics: ['verkoop', 'maling'],
    body: 'In de winkel is het druk en heb ik twee minuten. Wat werkt bij jullie?',
    answers: [
      {
        by: 'eitan',
        body: 'Two small cups, settings 8 and 11, and say nothing until they have tasted both.',
        votes: ['sanne', 'lucia'],
        isAccepted: true,
      },
    ],
  },
  {
    space: 'team/who-knows',
    by: 'joost',
    title: 'Wie heeft eerder een beurs in Utrecht opgebouwd?',
    topics: ['beurs'],
    body: 'We hebben 24 m², water maar geen afvoer. Ik zoek iemand die dat al eens heeft opgelost.',
  },
];

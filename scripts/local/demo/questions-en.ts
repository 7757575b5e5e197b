import type { DemoQuestion } from './demo-question.ts';

/** Questions in English about the machines and the bicycles of an invented firm. */
export const questionsEn: readonly DemoQuestion[] = [
  {
    space: 'support/questions',
    by: 'tom',
    title: 'Steam wand of the Kestrel 2 spits water before any steam',
    topics: ['milk', 'boiler'],
    body: 'Each morning the first ten seconds from the wand are **water**, then steam comes. The machine has been on for 20 minutes by then.\n\nIs that a seal, or am I doing it wrong?',
    votes: ['lucia', 'noa', 'daan', 'sanne'],
    comments: [['priya', 'Does it also happen after a second jug, or only after the first?']],
    answers: [
      {
        by: 'priya',
        body: 'That is condensate, not a fault. Open the wand over a cloth for five seconds before each jug:\n\n1. Wait until the lamp is green.\n2. Open the valve fully, into the cloth.\n3. Close it, put the jug under, open again.\n\nIf water still comes after **ten** seconds, the boiler is overfilled: run a long hot-water draw once.',
        votes: ['tom', 'lucia', 'joost', 'daan'],
        isAccepted: true,
        comments: [['tom', 'Five seconds into a cloth and it is gone. Thank you!']],
      },
      {
        by: 'lucia',
        body: 'Mine did this too. Fill the tank to the lower line in the evening, not to the top.',
        votes: ['tom'],
      },
    ],
  },
  {
    space: 'support/questions',
    by: 'lucia',
    title: 'Which grind setting to start from with a light roast?',
    topics: ['grinder', 'espresso'],
    body: 'I moved from a dark to a light roast. At my old setting (14) the shot runs in 12 seconds. How far should I go down before I change the dose?',
    votes: ['tom', 'eitan'],
    answers: [
      {
        by: 'priya',
        body: 'Go down **three** steps at a time until you are near 25 seconds, then one step at a time. Keep the dose.\n\n| setting | seconds, 18 g in, 36 g out |\n| --- | --- |\n| 14 | 12 |\n| 11 | 19 |\n| 8 | 27 |\n\nOnly then touch the dose, half a gram at once.',
        votes: ['lucia', 'tom', 'mara'],
        isAccepted: true,
      },
    ],
  },
  {
    space: 'support/questions',
    by: 'daan',
    title: 'Error E07 after a firmware update over Wi-Fi',
    topics: ['firmware', 'errors'],
    body: 'After the update the display shows `E07` and the pump does not start. Log from the service menu:\n\n```text\nboot 3.2.0\npump: no pulse in 1500 ms\nstate: locked (E07)\n```\n\nSwitching off for an hour did not help.',
    votes: ['tom', 'sanne', 'lucia'],
    comments: [
      ['joost', 'Which version was on it before?'],
      ['daan', 'It was 3.0.4, straight from the shop.'],
    ],
    ticket: 'high',
  },
  {
    space: 'support/questions',
    by: 'tom',
    title: 'How often should I descale with soft water?',
    topics: ['descaling', 'water'],
    body: 'Our water is 4 °dH. The display asks for descaling every six weeks. Is that not too often?',
    answers: [
      {
        by: 'lucia',
        body: 'Set the hardness in the menu first: *Settings → Water → Hardness*. It comes set to 12, so it counts three times too fast for you.',
        votes: ['tom', 'priya'],
        isAccepted: true,
      },
      { by: 'amit', body: 'And never with vinegar: it hurts the seals of the pump.', votes: ['priya'] },
    ],
  },
  {
    space: 'support/questions',
    by: 'sanne',
    title: 'Disc brake squeals after riding in the rain',
    topics: ['brakes', 'maintenance'],
    body: 'The rear brake of my Heron city bike is loud for a whole day after rain. The pads are three months old. Clean, sand, or replace?',
    votes: ['daan'],
    answers: [
      {
        by: 'femke',
        body: 'Clean the rotor with alcohol and a paper towel, then bed the pads in: ten firm stops from 20 km/h, *without* locking the wheel. If it comes back within a week, oil got in and the pads must go.',
        votes: ['sanne', 'daan', 'noa'],
      },
    ],
  },
  {
    space: 'support/questions',
    by: 'lucia',
    title: 'Does the travel bag take a bike with mudguards?',
    topics: ['accessories'],
    body: 'I fly next month and would rather not take the mudguards off. Has anybody tried it with the medium bag?',
  },
  {
    space: 'support/how-to',
    by: 'priya',
    title: 'How to clean the group head in four minutes',
    topics: ['maintenance', 'espresso'],
    body: 'Many of you ask. What do you do differently?\n\n- Blind basket, half a spoon of cleaner, five times ten seconds.\n- Rinse five times without cleaner.\n- Brush the ring, wipe the screen.',
    votes: ['tom', 'lucia', 'noa', 'daan', 'mara'],
    answers: [
      {
        by: 'tom',
        body: 'I take the screen off once a month as well: one screw, and you see why.',
        votes: ['priya', 'lucia'],
      },
    ],
  },
  {
    space: 'support/ideas',
    by: 'tom',
    title: 'A timer that switches the machine on before I wake up',
    topics: ['app'],
    body: 'It takes 18 minutes to be warm. A timer in the app, different for the weekend, would be all I need.',
    votes: ['lucia', 'noa', 'eitan', 'daan', 'sanne', 'priya'],
    comments: [['mara', 'On our list for spring. What about days when you are away?']],
  },
  {
    space: 'support/machine-down',
    by: 'tom',
    title: 'No heat at all since this morning, café opens at noon',
    topics: ['boiler', 'errors'],
    body: 'The machine lights up, the pump runs, the water stays cold. The fuse is fine. Who can help today?',
  },
  {
    space: 'partners/questions',
    by: 'lucia',
    title: 'May we lend a demo machine to a customer for two weeks?',
    topics: ['sales'],
    body: 'A roastery wants to try the Kestrel 2 with its own beans before it orders four. Who carries the insurance meanwhile?',
    answers: [
      {
        by: 'mara',
        body: 'Yes. You carry it from your door to theirs and back, we carry it in between. Send the serial number before it leaves.',
        votes: ['lucia', 'eitan', 'sanne'],
        isAccepted: true,
      },
    ],
  },
  {
    space: 'partners/certified',
    by: 'eitan',
    title: 'Torque for the new boiler flange, and in which order?',
    topics: ['boiler', 'workshop'],
    body: 'The sheet for the 2026 flange is not in my folder yet. Six bolts: same 9 Nm crosswise as before?',
    votes: ['lucia'],
    answers: [
      {
        by: 'priya',
        body: 'Crosswise, first 5 Nm, then 8 Nm. **Not 9**: the new gasket is softer.',
        votes: ['eitan', 'lucia'],
        isAccepted: true,
      },
    ],
  },
  {
    space: 'team/questions',
    by: 'priya',
    title: 'Who keeps the keys of the test kitchen on Fridays?',
    topics: ['office'],
    body: 'We film the cleaning guide on Friday at eight. Reception opens at nine.',
    answers: [
      {
        by: 'joost',
        body: 'I am there from half past seven and let you in.',
        votes: ['priya'],
        isAccepted: true,
      },
    ],
  },
];

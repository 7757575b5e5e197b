/** Name of the row that prices are made from. */
export const QUESTION_PAGE = 'question page, 20 answers, anonymous';

/** About 700 characters: the median of the coffee questions is 520, of their answers 640. */
export const BODY = `${'The grinder was cleaned and the water is soft, yet the shot runs fast. '.repeat(9)}\n\n- dose 18 g\n- yield 36 g in **19 s**\n`;

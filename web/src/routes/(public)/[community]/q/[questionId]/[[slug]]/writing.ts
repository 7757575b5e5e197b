/** What is needed to write here; loaded only for those who may, so that a reader's page stays small. */
export { default as AnswerMenu } from './AnswerMenu.svelte';
export { default as QuestionMenu } from './QuestionMenu.svelte';
export { default as AnswerForm } from './AnswerForm.svelte';
export { default as CommentForm } from './CommentForm.svelte';
export { default as ErrorSummary } from '#lib/components/ErrorSummary.svelte';

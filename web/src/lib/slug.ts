/** The readable end of a question's address, in the script of its title. 60 characters at most, never empty. */
export function slugOf(title: string): string {
  const words =
    title
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length > 59) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return slug === '' ? 'q' : slug;
}

/** The one address of a question on its host. */
export function questionPath(
  community: string,
  { id, title }: { readonly id: string; readonly title: string },
): string {
  return `/${community}/q/${id}/${encodeURIComponent(slugOf(title))}`;
}

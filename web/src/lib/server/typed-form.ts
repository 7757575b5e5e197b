/** Reads fields of a form as text; a missing one is empty. Files are not text. */
export async function typedForm(request: Request): Promise<{ (name: string): string; all: (name: string) => string[] }> {
  const form = await request.formData();
  const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
  return Object.assign((name: string) => text(form.get(name)), { all: (name: string) => form.getAll(name).map(text) });
}

interface TypedForm {
  (name: string): string;
  all(name: string): string[];
  /** Each field once, the last one of a name. */
  values(): Record<string, string>;
  /** The text in a file that was sent along. */
  fileText(name: string): Promise<string>;
}

const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');

/** Reads fields of a form as text; a missing one is empty. */
export async function typedForm(request: Request): Promise<TypedForm> {
  const form = await request.formData();
  return Object.assign((name: string) => text(form.get(name)), {
    all: (name: string) => form.getAll(name).map(text),
    values: () => Object.fromEntries([...form].map(([name, value]) => [name, text(value)])),
    fileText: async (name: string) => {
      const file = form.get(name);
      return file === null || typeof file === 'string' ? '' : await file.text();
    },
  });
}

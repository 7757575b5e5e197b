import { askServer, Refused } from './ask-server.ts';

interface Announced {
  readonly id: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface UploadRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  progress?: number;
  error?: string;
}

/** Files of one editor on their way. A refused one stays in the list with its reason. */
export class Uploads {
  rows = $state<UploadRow[]>([]);
  #next = 1;

  /** Sends a file; gives the Markdown that shows it, or nothing when it was refused. `failure` is said when the line breaks. */
  async send(file: File, failure: string): Promise<string | undefined> {
    const key = `file-${String(this.#next++)}`;
    this.rows.push({ id: key, name: file.name, bytes: file.size, progress: 5 });
    try {
      const announced = await askServer<Announced>('/me/files', {
        name: file.name,
        type: file.type,
        bytes: file.size,
      });
      this.#change(key, { progress: 30 });
      await this.#post(announced, file, failure);
      this.#change(key, { progress: 80 });
      await askServer(`/me/files/${announced.id}`, {});
      this.#change(key, { progress: 100 });
      const mark = file.type.startsWith('image/') ? '!' : '';
      return `${mark}[${file.name.replace(/[[\]\\]/g, ' ')}](upload:${announced.id})`;
    } catch (error) {
      this.#change(key, {
        error: error instanceof Refused && error.message !== '' ? error.message : failure,
      });
      return undefined;
    }
  }

  remove(id: string): void {
    this.rows = this.rows.filter((row) => row.id !== id);
  }

  async #post({ url, fields }: Announced, file: File, failure: string): Promise<void> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file);
    const response = await fetch(url, { method: 'POST', body: form });
    if (!response.ok) throw new Refused(failure);
  }

  #change(id: string, change: Partial<UploadRow>): void {
    const row = this.rows.find((one) => one.id === id);
    if (row !== undefined) Object.assign(row, change);
  }
}

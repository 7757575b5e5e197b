import { invalid } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { create, remove, type Write } from '#functions/table/writes.ts';
import { pathNameEntity } from './communities.entity.ts';

interface PathName {
  /** The tenant for a community, the community for a space. */
  readonly parentId: Id<'tenant'> | Id<'community'>;
  readonly pathName: string;
  readonly ownerId: string;
}

/** Takes a path name. Raises `path_name.taken` at the field. */
export function takePathName(name: PathName): Write {
  const taken = invalid('path_name.taken', [{ field: 'pathName', code: 'path_name.taken' }]);
  return create(pathNameEntity, name, taken);
}

/** Gives one back and takes another; nothing when it stays. */
export function changePathName(from: PathName, pathName: string | undefined): Write[] {
  if (pathName === undefined || pathName === from.pathName) return [];
  return [remove(pathNameEntity, from), takePathName({ ...from, pathName })];
}

import assert from 'node:assert/strict';
import { FileVersions } from '../../../src/annotating/fileVersions';
import { mergeStandoff } from '../../../src/core/standoff/merge/mergeStandoff';

const older = 'T1\tPerson 0 4\tAnna\n';
const first = 'T2\tPerson 9 13\tBert\n';
const second = 'T3\tPerson 20 24\tCleo\n';
const theirs = 'T2\tPlace 30 34\tOslo\n';

/** The file with what another program wrote, merged with what was last written from here. */
function merged(versions: FileVersions, other: string, now: number): string | undefined {
  return mergeStandoff({ base: versions.baseOf(other, now), ours: versions.latest, theirs: other })?.text;
}

describe('versions of a file that others write too', () => {
  it('are the base of what another program makes of the latest', () => {
    const versions = new FileVersions(older);
    versions.wrote(older + first, 0);
    assert.equal(versions.baseOf(older + first + second, 100), older + first);
    assert.equal(merged(versions, older + first + second, 100), older + first + second);
  });

  it('lose no tag that the other program did not see when it wrote at the same moment', () => {
    const versions = new FileVersions(older);
    versions.wrote(older + first, 0);
    assert.equal(versions.baseOf(older + theirs, 100), older);
    assert.equal(merged(versions, older + theirs, 100), `${older}${first}T3\tPlace 30 34\tOslo\n`);
  });

  it('are known to a program that changed the article, and moved the tags in it', () => {
    const versions = new FileVersions(older);
    versions.wrote(older + first, 0);
    const moved = 'T1\tPerson 6 10\tAnna\nT2\tPerson 15 19\tBert\n';
    assert.equal(versions.baseOf(moved, 100), older + first);
    assert.equal(merged(versions, moved, 100), moved);
  });

  it('lose none of several tags that it did not see', () => {
    const versions = new FileVersions(older);
    versions.wrote(older + first, 0);
    versions.wrote(older + first + second, 300);
    assert.equal(merged(versions, older + theirs, 400), `${older}${first}${second}T4\tPlace 30 34\tOslo\n`);
    assert.equal(merged(versions, older + first + 'T3\tPlace 30 34\tOslo\n', 400), `${older}${first}${second}T4\tPlace 30 34\tOslo\n`, 'it saw the first');
  });

  it('let another program remove what it saw', () => {
    const versions = new FileVersions(older);
    versions.wrote(older + first, 0);
    assert.equal(merged(versions, older, 5000), older, 'some time after the write');
    versions.wrote(older + first + second, 6000);
    assert.equal(merged(versions, older + second, 6100), older + second, 'it saw the second, so the first too');
    versions.read(older + second + theirs);
    assert.equal(merged(versions, older + second, 6200), older + second, 'what it wrote itself');
  });

  it('come to rest where two windows changed one tag at the same moment, and one asks what is right', () => {
    const start = 'T1\tOrganization 0 4\tAnna\n';
    let disk = start;
    const windows = ['Event', 'Law'].map((label) => ({ versions: new FileVersions(start), ours: start.replace('Organization', label) }));
    for (const { versions, ours } of windows) {
      disk = ours;
      versions.wrote(disk, 0);
    }
    let conflicts = 0;
    let isQuiet = false;
    for (let round = 0; round < 10 && !isQuiet; round++) {
      isQuiet = true;
      for (const window of windows) {
        if (disk === window.versions.latest) continue;
        isQuiet = false;
        const merge = mergeStandoff({ base: window.versions.baseOf(disk, round), ours: window.ours, theirs: disk });
        conflicts += merge?.conflicts.length ?? 0;
        window.ours = merge?.text ?? disk;
        window.versions.read(disk);
        if (window.ours === disk) continue;
        disk = window.ours;
        window.versions.wrote(disk, round);
      }
    }
    assert.ok(isQuiet, 'each writes over the other for ever');
    assert.deepEqual(windows.map(({ ours }) => ours), [disk, disk]);
    assert.ok(conflicts > 0);
  });
});

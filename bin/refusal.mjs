/**
 * Something the person at the keyboard can put right. Its message is one sentence that says what is
 * wrong and what to do; it is printed alone, without a stack, and the exit code is 1.
 */
export class Refusal extends Error {}

/** A part of us that has printed its own sentence failed; nothing is left to say. */
export class AlreadySaid extends Error {}

/** Sentences for the failures any file operation can meet. @param {unknown} error @param {string} folder */
export function diskRefusal(error, folder) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Refusal(
      `The disk that holds ${folder} is full; free some space (1 GB is plenty) and start again.`,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') {
    return new Refusal(
      `Jishi may not write in ${folder}; make it writable, or choose another folder with --data DIR.`,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Refusal(`${folder} is not a folder; choose another place with --data DIR.`);
  }
  return error;
}

/** Runs a command line: prints a refusal as its sentence, and anything else as the bug it is. @param {() => Promise<number | void>} main */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    if (!(error instanceof AlreadySaid))
      console.error(error instanceof Refusal ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}

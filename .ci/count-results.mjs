import { readFileSync } from 'node:fs';

/**
 * Prints the last line of a run, `N passed, N failed`, from vitest's JSON report. A file that could not be loaded has
 * no tests of its own to count, and counts as one failed; so does a report that is not there.
 */
function count(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const brokenFiles = report.testResults.filter(
    (result) =>
      result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

const { passed, failed } = count(process.argv[2] ?? '');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

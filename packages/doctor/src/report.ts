import type { Finding } from './finding';

const MARKS = { error: '✖', warning: '▲', advice: '·' } as const;

/** Findings as a person reads them, with their number at the end. */
export function report(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing to mend.\n';
  const lines = findings.map(({ severity, file, line, message, rule, page }) => {
    const place = line === undefined ? file : `${file}:${line}`;
    return `${MARKS[severity]} ${place}\n  ${message}\n  ${rule}, see ${page.replaceAll(' ', '%20')}\n`;
  });
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const summary = `${count('error')} to mend (✖), ${count('warning')} risks (▲), ${count('advice')} to improve (·)\n`;
  return `${lines.join('\n')}\n${summary}`;
}

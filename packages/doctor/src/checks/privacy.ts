import { PAGES, type Finding } from '../finding';
import { textFiles, type Project } from '../project';

/** Where an app collects what says who somebody is. */
const COLLECTS =
  /my\.getPhoneNumber|my\.getOpenUserInfo|scope=["']phoneNumber["']|<(?:input|text-field)\b[^>]*(?:type|name)=["'](?:phone|mobile|email|tel)/i;

/** In every app of uni-app, and called by a button with `scope="phoneNumber"` alone. */
const HELPER = /onAliGetAuthorize\b[\s\S]{0,120}?my\.getPhoneNumber/g;

const POLICY = /privacy|agreement|policy|隐私|协议/i;

/** Whatever collects personal data shows the privacy policy first, in a page of the app. */
export function checkPrivacy(project: Project): Finding[] {
  const collector = textFiles(project, /\.(?:axml|js|ts)$/).find(({ text }) =>
    COLLECTS.test(text.replace(HELPER, '')),
  );
  if (!collector || project.pages.some((page) => isPolicy(project, page))) return [];
  return [
    {
      severity: 'warning',
      rule: 'login/privacy',
      file: project.shown(collector.path),
      message:
        'collects a phone number, an e-mail address or a profile, but no page of the app shows a privacy policy (隐私政策)',
      page: PAGES.compliance,
    },
  ];
}

function isPolicy({ files }: Project, page: string): boolean {
  return POLICY.test(page) || POLICY.test(files.get(`${page}.json`)?.text ?? '');
}

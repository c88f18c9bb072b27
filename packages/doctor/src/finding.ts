/**
 * How much a finding weighs: `error` stops the app or its review, `warning` puts the review at risk, `advice` makes
 * the app better.
 */
export type Severity = 'error' | 'warning' | 'advice';

/** Something to mend. */
export interface Finding {
  severity: Severity;
  /** Name of the rule, such as `markup/handler`. */
  rule: string;
  /** Path inside the project, with `/`. */
  file: string;
  /** From 1. */
  line?: number;
  /** What is wrong and what to do about it. */
  message: string;
  /** Page of the documentation that the rule follows. */
  page: string;
}

const DOCS = 'https://github.com/AlipayDocs/open-docs/blob/main/';

/** Pages of the platform's documentation that more than one rule follows. */
export const PAGES = {
  appJson: `${DOCS}mini/framework/小程序全局配置/app.json  应用配置.md`,
  project: `${DOCS}mini/framework/小程序全局配置/项目配置.md`,
  framework: `${DOCS}mini/framework/框架概述.md`,
  binding: `${DOCS}mini/framework/AXML/数据绑定.md`,
  reference: `${DOCS}mini/framework/AXML/引用.md`,
  acss: `${DOCS}mini/framework/ACSS 语法参考.md`,
  image: `${DOCS}mini/component/基础组件/媒体组件/image 图片.md`,
  list: `${DOCS}mini/framework/AXML/列表渲染.md`,
  component: `${DOCS}mini/framework/自定义组件/组件配置.md`,
  useComponent: `${DOCS}mini/framework/自定义组件/使用自定义组件.md`,
  lifecycle: `${DOCS}mini/framework/自定义组件/生命周期.md`,
  subpackages: `${DOCS}mini/framework/分包加载.md`,
  quality: `${DOCS}mini/ide/小程序开发者工具/实验室/全息检测/源码质量.md`,
  stability: `${DOCS}mini/ide/小程序开发者工具/实验室/全息检测/稳定性.md`,
  performance: `${DOCS}mini/ide/小程序开发者工具/实验室/全息检测/性能.md`,
  compliance: `${DOCS}mini/safe/合规类安全要求.md`,
  security: `${DOCS}mini/safe/小程序开发安全指引.md`,
  whitelist: `${DOCS}support/支付宝小程序/案例分析/服务器域名白名单.md`,
  getAuthCode: `${DOCS}mini/api/开放能力API/用户授权/my.getAuthCode.md`,
} as const;

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

/** Sorts by weight, then by place. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    ORDER[a.severity] - ORDER[b.severity] ||
    a.file.localeCompare(b.file) ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}

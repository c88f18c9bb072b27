import { goBack } from '../shared/navigation';
import { PRIVACY_VERSION } from '../shared/privacy';

interface Paragraph {
  title: string;
  text: string;
}

interface PrivacyData {
  version: string;
  paragraphs: Paragraph[];
}

/** An example: an app of one's own says here what it really does, and raises the version with each change. */
Page({
  data: (): PrivacyData => ({
    version: PRIVACY_VERSION,
    paragraphs: [
      {
        title: '收集什么',
        text: '手机号和邮箱：只在你自己填写或授权提供时收集。支付宝用户标识：打开小程序时用来认出你的账号，不含姓名和手机号。头像和昵称：只在你同意授权后获取。',
      },
      {
        title: '用来做什么',
        text: '手机号和邮箱用来登录、验证身份、找回密码，不用来推销，也不提供给他人。头像和昵称只用来在页面上显示你是谁。',
      },
      {
        title: '存在哪里，存多久',
        text: '资料存放在这个小程序的账号服务里，账号注销后删除。页面上只显示遮盖后的手机号和邮箱。这台设备上只记下登录状态，以及你同意过这份政策。',
      },
      {
        title: '你可以做什么',
        text: '不同意也可以使用：支付宝登录和用户名登录都不需要手机号和邮箱。已经填写的手机号和邮箱，可以在“我的账号”里更换。要查询、更正、删除资料或注销账号，请联系客服。',
      },
      {
        title: '未成年人',
        text: '未满 14 周岁的未成年人，请在监护人同意后使用手机号或邮箱登录。',
      },
    ],
  }),

  /** To where it was opened from; opened by a link, to the first page. */
  goBack() {
    goBack(this);
  },
});
